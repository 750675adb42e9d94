//! `save/name-not-text`

use super::not_text::is_null;
use super::{answers_500, reading};
use crate::fix::Applicability;
use crate::rules::{Check, Finding, Fixes, Proposal, Rule, Site, documented};
use crate::template::Template;
use crate::template::problem::Problem;
use crate::{Code, Release, Series, Severity, words};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/name-not-text"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "A name in a mapping that is not text",
    why: documented(
        "The names in `environ`, `mounts` and `resources` are text. An unquoted `1`, `yes` or `null` is none.",
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
    environ:
      yes: '1'
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
    environ:
      'yes': '1'
",
    ),
    check: Check::Problem(explain),
    fix: Some(Fixes::Template(fixes)),
};

fn explain(problem: &Problem, template: Option<&Template<'_>>, release: Release) -> Finding {
    let message = format!(
        "a name in a mapping must be text, but {}; {}",
        reading(problem, template),
        answers_500(release)
    );
    Finding::new(problem.span, message).help("write the name in quotes")
}

fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let written = site.written().unwrap_or_default();
    let applicability = if is_null(written) {
        Applicability::Unsafe
    } else {
        Applicability::Safe
    };
    let quote = site.quote(applicability, format!("Put {} in quotes", words::quoted(written)));
    quote.into_iter().chain(site.leave_out()).collect()
}
