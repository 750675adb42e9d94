//! `save/missing-template`

use super::answers_500;
use crate::edit::Edits;
use crate::envelope::{Content, looks_like_template};
use crate::fix::Applicability;
use crate::rules::style::rewrap::below_template;
use crate::rules::{Change, Check, Finding, Fixes, Proposal, Rule, Wrapped, documented};
use crate::template::Template;
use crate::template::problem::{Kind, Problem};
use crate::{Code, Release, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/missing-template"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "No template where the envelope promises one",
    why: documented(
        "In `session_templates:` and in a list, every item is a mapping with `template:`. The manager fails on an item \
          without it, and then stores none of the others either.",
    ),
    example: documented(
        "\
session_templates:
  - api_version: v1
    kind: taskTemplate
    metadata:
      name: demo
    spec:
      kernel:
        image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    ),
    mended: documented(
        "\
session_templates:
  - template:
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
    fix: Some(Fixes::Envelope(fixes)),
};

fn explain(problem: &Problem, _: Option<&Template<'_>>, release: Release) -> Finding {
    let what = match problem.kind {
        Kind::NoTemplateList => "`session_templates` must be a list of templates",
        _ => "there is no `template` here",
    };
    Finding::new(problem.span, format!("{what}; {}", answers_500(release)))
        .help("write each template below `- template:`")
}

/// An item that looks like a template is probably meant as one.
fn fixes(wrapped: &Wrapped<'_>) -> Vec<Proposal> {
    let item = wrapped
        .diagnostic
        .template
        .and_then(|index| wrapped.unwrapped.items.get(index));
    let node = item.and_then(|item| match &item.content {
        Content::Broken(problem) => Some((item.document, problem.node?)),
        Content::Template(_) => None,
    });
    let edits = node
        .filter(|&(document, node)| looks_like_template(document, node))
        .and_then(|(document, node)| below_template(wrapped.text, document, node))
        .and_then(|edits| Edits::new(edits).ok());
    let proposal = edits.map(|edits| Proposal {
        title: "Write `template:` above it".to_owned(),
        applicability: Applicability::Unsafe,
        change: Change::Envelope(edits),
    });
    proposal.into_iter().collect()
}
