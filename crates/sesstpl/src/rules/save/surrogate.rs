//! `save/surrogate`

use super::{answers_500, place};
use crate::rules::{Check, Finding, Rule};
use crate::template::Template;
use crate::template::problem::Problem;
use crate::{Code, Release, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/surrogate"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "Text with half a surrogate pair",
    why: "An escape like `\\uD83D` is half a character. The manager reads it, and its database cannot hold it. In \
          `metadata.name` it cannot even hold a pair written as two escapes.",
    example: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
  tag: \"\\uD83D\"
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    mended: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
  tag: \"\\U0001F600\"
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    check: Check::Problem(explain),
    fix: None,
};

fn explain(problem: &Problem, _: Option<&Template<'_>>, release: Release) -> Finding {
    let message = format!(
        "{} holds half a surrogate pair, which cannot be stored; {}",
        place(problem),
        answers_500(release)
    );
    Finding::new(problem.span, message)
        .help("write the character itself, or its escape with `\\U` and eight digits")
}
