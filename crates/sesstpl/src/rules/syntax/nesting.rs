//! `syntax/nesting`

use crate::rules::{Check, Rule, documented};
use crate::{Code, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("syntax/nesting"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "Nesting that the manager cannot read",
    why: documented("Managers fail on brackets within brackets of some hundred levels."),
    example: documented(include_str!("examples/nesting.yaml")),
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
    fix: None,
};
