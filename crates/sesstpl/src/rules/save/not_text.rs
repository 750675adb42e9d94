//! `save/not-text`

use sesstpl_yaml::NodeId;

use super::{answers_500, place, reading};
use crate::fix::{self, Applicability};
use crate::rules::{Check, Finding, Fixes, Proposal, Rule, Site, documented, leave_out};
use crate::template::Template;
use crate::template::problem::Problem;
use crate::{Code, Release, Series, Severity, words};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/not-text"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "Something that is not text stands where text is asked for",
    why: documented(
        "Unquoted numbers, dates and words like `yes` are no text in YAML. The manager does not turn them into text: it \
          refuses the template, and its answer has no reason in it.",
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
    git:
      repository: https://github.com/lablup/backend.ai
      branch: 19.09
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
    git:
      repository: https://github.com/lablup/backend.ai
      branch: '19.09'
",
    ),
    check: Check::Problem(explain),
    fix: Some(Fixes::Template(fixes)),
};

fn explain(problem: &Problem, template: Option<&Template<'_>>, release: Release) -> Finding {
    let message = format!(
        "{} must be text, but {}; {}",
        place(problem),
        reading(problem, template),
        answers_500(release)
    );
    let finding = Finding::new(problem.span, message);
    match template
        .zip(problem.node)
        .map(|(template, node)| quotable(template, node))
    {
        Some(Some(text)) => finding.help(format!("write it in quotes: `'{text}'`")),
        _ => finding.help("write text here, or take the key out where it may be missing"),
    }
}

/// How a scalar is written that putting quotes around makes the text that is meant.
fn quotable(template: &Template<'_>, node: NodeId) -> Option<String> {
    fix::written(template.document, node)
        .filter(|text| !text.is_empty() && !is_null(text))
        .map(|text| text.replace('\'', "''"))
}

/// Whether it is written as null is.
pub(super) fn is_null(written: &str) -> bool {
    matches!(written, "null" | "Null" | "NULL" | "~")
}

fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let node = site.node();
    let Some(written) = node.and_then(|node| fix::written(site.document(), node)) else {
        return leave_out(site);
    };
    let title = format!("Put {} in quotes", words::quoted(written));
    if is_null(written) {
        // It rather means nothing than the text of four letters.
        let quote = site.quote(Applicability::Unsafe, title);
        return site.leave_out().into_iter().chain(quote).collect();
    }
    let quote = site.quote(Applicability::Safe, title);
    quote.into_iter().chain(site.leave_out()).collect()
}
