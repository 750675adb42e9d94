//! `save/mount-outside`

use super::place;
use crate::rules::{Check, Finding, Rule};
use crate::template::Template;
use crate::template::problem::Problem;
use crate::{Code, Release, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/mount-outside"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: Some(Series::new(21, 9)),
    summary: "A mount path outside of the session's home",
    why: "Releases before 21.9 mount folders below `/home/work/` only.",
    example: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
  mounts:
    data: /data
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
    data: /home/work/data
",
    check: Check::Problem(explain),
    fix: None,
};

fn explain(problem: &Problem, _: Option<&Template<'_>>, release: Release) -> Finding {
    let message = format!(
        "{} is to be mounted outside of `/home/work/`, which manager {release} refuses with HTTP 400",
        place(problem)
    );
    Finding::new(problem.span, message).help("choose a path that begins with `/home/work/`")
}
