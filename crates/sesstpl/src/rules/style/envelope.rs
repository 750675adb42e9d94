//! `style/envelope`

use crate::envelope::Unwrapped;
use crate::rules::{Check, Finding, Rule};
use crate::wire::Wrapping;
use crate::{Code, Envelope, Release, Series, Severity, Span};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("style/envelope"),
    severity: Severity::Hint,
    since: Series::FIRST,
    until: None,
    summary: "An envelope that the chosen release does not take",
    why: "What templates are wrapped in has changed: up to 21.3 a bare template, from 21.9 to 23.3 `session_templates:`, since 23.9 \
          a list or one `template:` per document. Tools that know the release wrap them as it needs.",
    example: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    mended: "\
template:
  api_version: v1
  kind: taskTemplate
  metadata:
    name: demo
  spec:
    kernel:
      image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    check: Check::Envelope(check),
    fix: None,
};

fn check(unwrapped: &Unwrapped<'_>, release: Release) -> Option<Finding> {
    let taken = Wrapping::of(release);
    let (is_taken, written) = match unwrapped.envelope {
        Envelope::Bare => (taken == Wrapping::None, "a bare template"),
        Envelope::SessionTemplates => (taken == Wrapping::SessionTemplates, "`session_templates:`"),
        Envelope::List => (taken == Wrapping::ListOrDocuments, "a list"),
        Envelope::Documents => (taken == Wrapping::ListOrDocuments, "`template:`"),
    };
    if is_taken {
        return None;
    }
    let expected = match taken {
        Wrapping::None => "a bare template",
        Wrapping::SessionTemplates => "a list below `session_templates:`",
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
