//! `save/long-integer`

use super::answers_500;
use crate::rules::{Check, Finding, Rule, documented};
use crate::template::Template;
use crate::template::problem::Problem;
use crate::{Code, Release, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/long-integer"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "A number of more than 4,300 digits",
    why: documented(
        "The manager reads such a number where it is written in hexadecimal or binary digits, and fails when it writes it.",
    ),
    example: documented(include_str!("examples/long_integer.yaml")),
    mended: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
  resources:
    cpu: 2
",
    ),
    check: Check::Problem(explain),
    fix: None,
};

fn explain(problem: &Problem, _: Option<&Template<'_>>, release: Release) -> Finding {
    let message = format!(
        "a number of more than 4,300 digits cannot be stored; {}",
        answers_500(release)
    );
    Finding::new(problem.span, message).help("write it in quotes, or write a smaller number")
}
