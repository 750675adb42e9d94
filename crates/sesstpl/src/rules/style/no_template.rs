//! `style/no-template`

use crate::envelope::Unwrapped;
use crate::rules::{Check, Finding, Rule, documented};
use crate::{Code, Notation, Release, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("style/no-template"),
    severity: Severity::Warning,
    since: Series::FIRST,
    until: None,
    summary: "A list of templates with nothing in it",
    why: documented("Managers take an empty list, answer that all is well, and store nothing."),
    example: documented(
        "\
session_templates: []
",
    ),
    mended: documented(
        "\
session_templates:
  - template:
      api_version: v1
      kind: taskTemplate
      metadata:
        name: demo
      spec:
        kernel:
          image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    ),
    check: Check::Envelope(check),
    fix: None,
};

fn check(unwrapped: &Unwrapped<'_>, _: Notation, release: Release) -> Option<Finding> {
    if !unwrapped.items.is_empty() {
        return None;
    }
    let message =
        format!("there is no template in the list; manager {release} answers HTTP 200 and stores nothing");
    Some(Finding::new(unwrapped.span, message).help("write a template below `- template:`"))
}
