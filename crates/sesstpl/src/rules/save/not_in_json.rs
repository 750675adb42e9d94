//! `save/not-in-json`

use super::{answers_500, reading};
use crate::fix::Applicability;
use crate::rules::{Check, Finding, Fixes, Proposal, Rule, Site, documented};
use crate::template::Template;
use crate::template::problem::Problem;
use crate::{Code, Release, Series, Severity, words};
use sesstpl_yaml::Value;

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/not-in-json"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "A value that JSON does not have",
    why: documented(
        "The manager stores templates as JSON. YAML's dates, binary data, sets, infinity and `.nan` pass its check, and it \
          fails when it writes them.",
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
  resources:
    until: 2026-12-31
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
    until: '2026-12-31'
",
    ),
    check: Check::Problem(explain),
    fix: Some(Fixes::Template(fixes)),
};

fn explain(problem: &Problem, template: Option<&Template<'_>>, release: Release) -> Finding {
    let message = format!(
        "{}, which cannot be stored as JSON; {}",
        reading(problem, template),
        answers_500(release)
    );
    Finding::new(problem.span, message).help("write it in quotes, or write another value")
}

/// A date is meant as it is written. What is no finite number may be meant otherwise.
fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let is_date = site
        .node()
        .is_some_and(|node| matches!(site.document().value(node), Value::Date(_) | Value::DateTime(_)));
    let applicability = if is_date {
        Applicability::Safe
    } else {
        Applicability::Unsafe
    };
    let written = words::quoted(site.written().unwrap_or_default());
    let quote = site.quote(applicability, format!("Put {written} in quotes"));
    quote.into_iter().chain(site.leave_out()).collect()
}
