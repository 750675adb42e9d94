//! `save/blank`

use super::{answers_500, place};
use crate::rules::{Check, Finding, Fixes, Rule, documented, leave_out};
use crate::template::Template;
use crate::template::problem::Problem;
use crate::{Code, Release, Series, Severity, Target};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/blank"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "Empty text",
    why: documented(
        "Wherever the manager asks for text it refuses empty text, also as a name in `environ`, `mounts` and \
          `resources`. Null is fine where a field may be missing.",
    ),
    example: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
  tag: ''
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
    check: Check::Problem(explain),
    fix: Some(Fixes::Template(leave_out)),
};

fn explain(problem: &Problem, _: Option<&Template<'_>>, release: Release) -> Finding {
    let what = if problem.path.target == Target::Key {
        "a name in a mapping".to_owned()
    } else {
        place(problem)
    };
    let message = format!("{what} must not be empty; {}", answers_500(release));
    Finding::new(problem.span, message).help("write something, or take the entry out")
}
