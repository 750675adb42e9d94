//! `launch/tag-too-long`

use crate::fields::FieldId;
use crate::rules::{Check, Finding, Findings, Rule};
use crate::template::Template;
use crate::{Code, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/tag-too-long"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "A tag of more than 64 characters",
    why: "A template's tag becomes the session's, for which managers have 64 characters.",
    example: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
  tag: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    mended: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
  tag: x
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    check: Check::Template(check),
};

/// In characters.
const MAX_LENGTH: usize = 64;

fn check(template: &Template<'_>, findings: &mut Findings<'_>) {
    let (Some(entry), Some(tag)) = (template.entry(FieldId::Tag), template.text(FieldId::Tag)) else {
        return;
    };
    if tag.chars().nth(MAX_LENGTH).is_none() {
        return;
    }
    let message = format!(
        "a tag may have {MAX_LENGTH} characters at most; manager {} stores the template and answers HTTP 500 when a \
         session is started from it",
        template.release
    );
    findings.add(
        Finding::new(template.span(entry.value), message)
            .at(template.path(FieldId::Tag))
            .help("shorten the tag"),
    );
}
