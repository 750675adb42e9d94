//! `save/name-too-long`

use super::answers_500;
use crate::rules::{Check, Finding, Rule, documented};
use crate::template::Template;
use crate::template::problem::Problem;
use crate::{Code, Release, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/name-too-long"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "A template's name of more than 128 characters",
    why: documented("The manager's database keeps the name in a column of 128 characters."),
    example: documented("\
api_version: v1
kind: taskTemplate
metadata:
  name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
"),
    mended: documented("\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
"),
    check: Check::Problem(explain),
    fix: None,
};

fn explain(problem: &Problem, _: Option<&Template<'_>>, release: Release) -> Finding {
    let message = format!(
        "a template's name may have 128 characters at most; {}",
        answers_500(release)
    );
    Finding::new(problem.span, message).help("shorten the name")
}
