//! `save/too-deep`

use super::answers_500;
use crate::rules::{Check, Finding, Rule, documented};
use crate::template::Template;
use crate::template::problem::Problem;
use crate::{Code, Release, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/too-deep"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "Nesting of more than 1,024 levels",
    why: documented(
        "Aliases of aliases nest deeper than any text does. Managers fail on that somewhere between a thousand and ten \
          thousand levels, depending on the Python they run on; more than 1,024 count as too many.",
    ),
    example: documented(include_str!("examples/too_deep.yaml")),
    mended: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    ),
    check: Check::Problem(explain),
    fix: None,
};

fn explain(problem: &Problem, _: Option<&Template<'_>>, release: Release) -> Finding {
    let message = format!("this is nested too deeply to be stored; {}", answers_500(release));
    Finding::new(problem.span, message).help("nest it less deeply")
}
