//! `style/envelope`

use super::rewrap::wanted;
use crate::edit::Edits;
use crate::envelope::Unwrapped;
use crate::fix::Applicability;
use crate::rules::{Change, Check, Finding, Fixes, Proposal, Rule, Wrapped, documented};
use crate::wire::Wrapping;
use crate::{Code, Envelope, Notation, Release, Series, Severity, Span};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("style/envelope"),
    severity: Severity::Hint,
    since: Series::FIRST,
    until: None,
    summary: "An envelope that the chosen release does not take",
    why: documented(
        "What templates are wrapped in has changed: up to 21.3 a bare template, from 21.9 to 23.3 `session_templates:`, since 23.9 \
          a list in JSON, or YAML documents with `template:`. A template for a cluster stands alone. Tools that know the release wrap them as it needs.",
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
",
    ),
    mended: documented(
        "\
template:
  api_version: v1
  kind: taskTemplate
  metadata:
    name: demo
  spec:
    kernel:
      image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    ),
    check: Check::Envelope(check),
    fix: Some(Fixes::Envelope(fixes)),
};

fn check(unwrapped: &Unwrapped<'_>, notation: Notation, release: Release) -> Option<Finding> {
    let taken = wanted(unwrapped, release);
    let is_json = notation == Notation::Json;
    let (is_taken, written) = match unwrapped.envelope {
        Envelope::Bare => (taken == Wrapping::None, "a bare template"),
        Envelope::SessionTemplates => (taken == Wrapping::SessionTemplates, "`session_templates:`"),
        Envelope::List if is_json => (taken == Wrapping::ListOrDocuments, "a list"),
        // Each YAML document is one template to the releases that take lists, so that a list is none.
        Envelope::List => (false, "a list in YAML"),
        Envelope::Documents if is_json => (false, "`template` without a list around it"),
        Envelope::Documents => (taken == Wrapping::ListOrDocuments, "`template:`"),
    };
    if is_taken {
        return None;
    }
    let expected = match taken {
        Wrapping::None => "a bare template",
        Wrapping::SessionTemplates => "a list below `session_templates:`",
        Wrapping::ListOrDocuments if is_json => "a list of `{\"template\": …}`",
        Wrapping::ListOrDocuments if unwrapped.items.len() > 1 => {
            "`template:` around each template, and `---` between them"
        }
        Wrapping::ListOrDocuments => "`template:` around each template",
    };
    let message = format!(
        "sent as it stands, {written} is refused by manager {release} with HTTP 500; it expects {expected}"
    );
    Some(Finding::new(first_line(unwrapped), message).help(format!(
        "sesstpl wraps templates as the manager expects when it saves them; for other tools write {expected}"
    )))
}

/// A short place, so that not the whole document is marked.
fn first_line(unwrapped: &Unwrapped<'_>) -> Span {
    let span = unwrapped.span;
    match unwrapped.envelope {
        Envelope::SessionTemplates | Envelope::Documents => span,
        Envelope::Bare | Envelope::List => Span::at(span.start),
    }
}

fn fixes(wrapped: &Wrapped<'_>) -> Vec<Proposal> {
    let edits = if wrapped.is_in_brackets() {
        wrapped.in_brackets()
    } else {
        wrapped.in_lines()
    };
    let proposal = edits
        .and_then(|edits| Edits::new(edits).ok())
        .map(|edits| Proposal {
            title: format!("Wrap it as manager {} expects", wrapped.release),
            // The templates stay as they are, but another tool, or another release, may expect the text as it is.
            applicability: Applicability::Unsafe,
            change: Change::Envelope(edits),
        });
    proposal.into_iter().collect()
}
