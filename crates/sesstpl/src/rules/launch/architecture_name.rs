//! `launch/architecture-name`

use crate::fields::FieldId;
use crate::fix::Applicability;
use crate::rules::{Check, Finding, Findings, Fixes, Proposal, Rule, Site, documented};
use crate::template::Template;
use crate::{Code, Series, Severity, Stored, words};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/architecture-name"),
    severity: Severity::Launch,
    since: Series::new(22, 3),
    until: None,
    summary: "A processor under a name that managers do not know",
    why: documented(
        "Managers call processors `x86_64`, `aarch64` and `x86`. They compare names as they are written, and so find no image \
          for `amd64` or `arm64`, nor for anything over 32 characters: up to 23.9 they run the image for `x86_64` instead, newer ones answer a launch with HTTP 404.",
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
    architecture: amd64
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
    architecture: x86_64
",
    ),
    check: Check::Template(check),
    fix: Some(Fixes::Template(fixes)),
};

/// The names that managers use.
pub(super) const CANONICAL: [&str; 3] = ["x86_64", "aarch64", "x86"];

/// Managers keep no longer name of a processor, in characters.
const MAX_LENGTH: usize = 32;

/// The manager's name for a processor that has others.
fn canonical(written: &str) -> Option<&'static str> {
    let canonical = match written.to_ascii_lowercase().as_str() {
        "amd64" | "x64" | "x86-64" | "x86_64" => "x86_64",
        "arm64" | "armv8" | "aarch64" => "aarch64",
        "i386" | "i486" | "i586" | "i686" | "386" | "x86" => "x86",
        _ => return None,
    };
    (written != canonical).then_some(canonical)
}

fn check(template: &Template<'_>, findings: &mut Findings<'_>) {
    let (Some(entry), Some(written)) = (
        template.entry(FieldId::Architecture),
        template.text(FieldId::Architecture),
    ) else {
        return;
    };
    let release = template.release;
    let what = if release.since(24, 3) {
        "answers HTTP 404 to a launch"
    } else {
        "runs the image for `x86_64` instead"
    };
    let (why, help) = match canonical(written) {
        Some(canonical) => (
            format!("managers call this processor `{canonical}`"),
            format!("write `{canonical}`"),
        ),
        None if written.chars().nth(MAX_LENGTH).is_some() => (
            format!("no processor's name has over {MAX_LENGTH} characters"),
            format!("write {}", words::alternatives(CANONICAL)),
        ),
        None => return,
    };
    let message = format!("{why}; manager {release} stores the template and {what}");
    findings.add(
        Finding::new(template.span(entry.value), message)
            .at(template.path(FieldId::Architecture))
            .help(help),
    );
}

fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    respelt(site).into_iter().collect()
}

/// The proposal to write the manager's name for the processor.
pub(super) fn respelt(site: &Site<'_>) -> Option<Proposal> {
    let canonical = canonical(site.template().text(FieldId::Architecture)?)?;
    let set = site.set_field(FieldId::Architecture, Stored::Text(canonical.to_owned()));
    Some(site.propose(Applicability::Safe, format!("Write `{canonical}`"), [set]))
}
