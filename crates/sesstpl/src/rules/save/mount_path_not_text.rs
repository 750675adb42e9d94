//! `save/mount-path-not-text`

use super::{answers_500, place, reading};
use crate::rules::{Check, Finding, Rule};
use crate::template::Template;
use crate::template::problem::Problem;
use crate::{Code, Release, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/mount-path-not-text"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "A mount path that is not text",
    why: "A mount path is text or null. On anything else the manager does not refuse: it crashes.",
    example: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
  mounts:
    data: 2024
",
    mended: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
  mounts:
    data: /home/work/2024
",
    check: Check::Problem(explain),
    fix: None,
};

fn explain(problem: &Problem, template: Option<&Template<'_>>, release: Release) -> Finding {
    let message = format!(
        "the mount path of {} must be text, but {}; {}",
        place(problem),
        reading(problem, template),
        answers_500(release)
    );
    Finding::new(problem.span, message).help("write the path in quotes, as `'/home/work/data'`")
}
