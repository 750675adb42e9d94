//! `launch/image-reference`

use crate::fields::FieldId;
use crate::rules::{Check, Finding, Findings, Rule};
use crate::template::Template;
use crate::{Code, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/image-reference"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "An image that no launch can find",
    why: "An image is named by registry, path and tag, as `cr.backend.ai/stable/python:3.9-ubuntu20.04`. A scheme before it or an \
          architecture behind an `@` is not understood.",
    example: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: https://cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    mended: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    check: Check::Template(check),
};

/// In characters.
const MAX_LENGTH: usize = 512;

fn check(template: &Template<'_>, findings: &mut Findings<'_>) {
    let (Some(entry), Some(image)) = (template.entry(FieldId::Image), template.text(FieldId::Image)) else {
        return;
    };
    let Some((what, help)) = fault(image) else {
        return;
    };
    let message = format!(
        "{what}; manager {} stores the template and cannot start a session from it",
        template.release
    );
    findings.add(
        Finding::new(template.span(entry.value), message)
            .at(template.path(FieldId::Image))
            .help(help),
    );
}

fn fault(image: &str) -> Option<(&'static str, &'static str)> {
    if image.contains("://") {
        Some((
            "an image is no web address",
            "take out what stands before the registry's name, up to `://`",
        ))
    } else if image.contains('@') {
        Some((
            "an image's architecture is not written behind an `@`",
            "take it out, and write it as `architecture:` beside `image:`",
        ))
    } else if image.contains(char::is_whitespace) {
        Some(("an image's name holds no white space", "take out the white space"))
    } else if image.chars().nth(MAX_LENGTH).is_some() {
        Some((
            "an image's name may have 512 characters at most",
            "write the image's own name or an alias",
        ))
    } else {
        None
    }
}
