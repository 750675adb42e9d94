//! `save/missing-template`

use super::answers_500;
use crate::rules::{Check, Finding, Rule};
use crate::template::Template;
use crate::template::problem::{Kind, Problem};
use crate::{Code, Release, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/missing-template"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "No template where the envelope promises one",
    why: "In `session_templates:` and in a list, every item is a mapping with `template:`. The manager fails on an item \
          without it, and then stores none of the others either.",
    example: "\
session_templates:
  - kind: taskTemplate
",
    mended: "\
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
    check: Check::Problem(explain),
    fix: None,
};

fn explain(problem: &Problem, _: Option<&Template<'_>>, release: Release) -> Finding {
    let what = match problem.kind {
        Kind::NoTemplateList => "`session_templates` must be a list of templates",
        _ => "there is no `template` here",
    };
    Finding::new(problem.span, format!("{what}; {}", answers_500(release)))
        .help("write each template below `- template:`")
}
