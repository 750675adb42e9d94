//! `save/not-an-integer`

use super::{answers_500, place, reading};
use crate::rules::{Check, Finding, Rule, documented};
use crate::template::Template;
use crate::template::problem::Problem;
use crate::{Code, Release, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/not-an-integer"),
    severity: Severity::Error,
    since: Series::new(20, 9),
    until: None,
    summary: "Something that is no whole number stands where a count is asked for",
    why: documented(
        "The number of a cluster's nodes is a whole number. The manager takes a text that is one, too, and stores it as text.",
    ),
    example: documented(
        "\
api_version: v1
kind: clusterTemplate
mode: single-node
metadata:
  name: demo
spec:
  nodes:
    - role: main
      session_template: c5f4b7d0-0d31-4b4e-9d37-6a5f7d1f8a11
    - role: worker
      session_template: 0a4c2d0e-6b1f-4d25-8a3e-2f6f3f1f7c22
      replicas: 2.5
",
    ),
    mended: documented(
        "\
api_version: v1
kind: clusterTemplate
mode: single-node
metadata:
  name: demo
spec:
  nodes:
    - role: main
      session_template: c5f4b7d0-0d31-4b4e-9d37-6a5f7d1f8a11
    - role: worker
      session_template: 0a4c2d0e-6b1f-4d25-8a3e-2f6f3f1f7c22
      replicas: 3
",
    ),
    check: Check::Problem(explain),
    fix: None,
};

fn explain(problem: &Problem, template: Option<&Template<'_>>, release: Release) -> Finding {
    let message = format!(
        "{} must be a whole number, but {}; {}",
        place(problem),
        reading(problem, template),
        answers_500(release)
    );
    Finding::new(problem.span, message).help("write how many, as `2`")
}
