//! `save/not-a-mapping`

use super::{answers_500, place, reading};
use crate::rules::{Check, Finding, Rule};
use crate::template::Template;
use crate::template::problem::Problem;
use crate::{Code, Release, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/not-a-mapping"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "Something that is not a mapping stands where a mapping is asked for",
    why: "`metadata`, `spec` and what is in them have keys with values. A list or text in their place is refused.",
    example: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
    environ:
      - LANG=C.UTF-8
",
    mended: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
    environ:
      LANG: C.UTF-8
",
    check: Check::Problem(explain),
    fix: None,
};

fn explain(problem: &Problem, template: Option<&Template<'_>>, release: Release) -> Finding {
    let message = format!(
        "{} must be a mapping with keys and values, but {}; {}",
        place(problem),
        reading(problem, template),
        answers_500(release)
    );
    Finding::new(problem.span, message).help("write its keys below it, each with a colon and a value")
}
