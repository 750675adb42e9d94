//! `save/circular`

use super::{answers_500, place};
use crate::rules::{Check, Finding, Rule, documented};
use crate::template::Template;
use crate::template::problem::Problem;
use crate::{Code, Release, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/circular"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "A collection that contains itself",
    why: documented(
        "An alias may refer to the collection it stands in. The manager reads that, and fails when it writes the \
          template to its database.",
    ),
    example: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
  resources: &all
    cpu: 2
    again: *all
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
  resources:
    cpu: 2
",
    ),
    check: Check::Problem(explain),
    fix: None,
};

fn explain(problem: &Problem, _: Option<&Template<'_>>, release: Release) -> Finding {
    let message = format!(
        "{} contains itself, which cannot be stored; {}",
        place(problem),
        answers_500(release)
    );
    Finding::new(problem.span, message).help("take out the alias that refers to what it stands in")
}
