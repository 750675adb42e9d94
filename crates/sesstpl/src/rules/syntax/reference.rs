//! `syntax/reference`

use crate::rules::{Broken, Check, Fixes, Proposal, Rule, documented};
use crate::{Code, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("syntax/reference"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "An alias without an anchor",
    why: documented(
        "`*name` refers to what was marked with `&name` before. Text that begins with `*` or `&` has to be in quotes.",
    ),
    example: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: *demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    ),
    mended: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: '*demo'
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    ),
    check: Check::Syntax,
    fix: Some(Fixes::Text(fixes)),
};

fn fixes(broken: &Broken<'_>) -> Vec<Proposal> {
    let line = broken.line(broken.diagnostic.span.start);
    broken.quote_value(line).into_iter().collect()
}
