//! `syntax/character`

use super::repair::replace;
use crate::edit::lines;
use crate::fix::Applicability;
use crate::rules::{Broken, Check, Fixes, Proposal, Rule, documented};
use crate::{Code, Series, Severity, Span};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("syntax/character"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "A character that may not stand in a document",
    why: documented(
        "YAML documents hold printable characters only. Control characters come in by copying from terminals and word \
          processors.",
    ),
    example: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo\u{7}
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
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    ),
    check: Check::Syntax,
    fix: Some(Fixes::Text(fixes)),
};

/// In quotes it could have been meant; nothing that is meant is written so.
fn fixes(broken: &Broken<'_>) -> Vec<Proposal> {
    let start = broken.diagnostic.span.start;
    let character = lines::from(broken.text, start).chars().next();
    let remove = character.and_then(|character| {
        let span = Span::new(start, start + character.len_utf8());
        replace(Applicability::Unsafe, "Take the character out", span, "")
    });
    remove.into_iter().collect()
}
