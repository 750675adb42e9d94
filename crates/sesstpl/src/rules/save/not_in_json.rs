//! `save/not-in-json`

use super::{answers_500, reading};
use crate::rules::{Check, Finding, Rule};
use crate::template::Template;
use crate::template::problem::Problem;
use crate::{Code, Release, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/not-in-json"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "A value that JSON does not have",
    why: "The manager stores templates as JSON. YAML's dates, binary data, sets, infinity and `.nan` pass its check, and it \
          fails when it writes them.",
    example: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
  resources:
    until: 2026-12-31
",
    mended: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
  resources:
    until: '2026-12-31'
",
    check: Check::Problem(explain),
    fix: None,
};

fn explain(problem: &Problem, template: Option<&Template<'_>>, release: Release) -> Finding {
    let message = format!(
        "{}, which cannot be stored as JSON; {}",
        reading(problem, template),
        answers_500(release)
    );
    Finding::new(problem.span, message).help("write it in quotes, or write another value")
}
