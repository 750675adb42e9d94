//! `syntax/value`

use super::repair::replace;
use crate::fix::Applicability;
use crate::rules::{Broken, Check, Fixes, Proposal, Rule, documented};
use crate::{Code, Series, Severity, words};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("syntax/value"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "A value that makes the manager crash while it reads",
    why: documented(
        "A date that does not exist, as `2026-02-30`, looks like a date and fails as one. The manager is not prepared for that.",
    ),
    example: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: 2026-02-30
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
  name: '2026-02-30'
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    ),
    check: Check::Syntax,
    fix: Some(Fixes::Text(fixes)),
};

/// It can only be meant as it is written: nothing else makes sense of it.
fn fixes(broken: &Broken<'_>) -> Vec<Proposal> {
    let span = broken.diagnostic.span;
    let written = broken.part(span);
    let is_plain =
        !written.is_empty() && !written.starts_with(['!', '\'', '"', '&']) && !written.contains('\n');
    let title = format!("Put {} in quotes", words::quoted(written));
    let quoted = format!("'{}'", written.replace('\'', "''"));
    let quote = is_plain.then(|| replace(Applicability::Safe, title, span, quoted));
    quote.flatten().into_iter().collect()
}
