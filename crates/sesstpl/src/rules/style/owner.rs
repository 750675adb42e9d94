//! `style/owner`

use crate::envelope::Unwrapped;
use crate::rules::{Check, Finding, Rule, documented};
use crate::template::text_of;
use crate::words;
use crate::{Code, Notation, Release, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("style/owner"),
    severity: Severity::Warning,
    since: Series::new(21, 9),
    until: None,
    summary: "An owner or a project beside a template",
    why: documented(
        "Up to 25.19 managers store a template for the user and the project that stand beside `template:`; newer ones answer HTTP \
          500 when one of them is there. sesstpl never sends them: a template belongs to whoever saves it, in the project that is chosen \
          then.",
    ),
    example: documented(
        "\
template:
  api_version: v1
  kind: taskTemplate
  metadata:
    name: demo
  spec:
    kernel:
      image: cr.backend.ai/stable/python:3.9-ubuntu20.04
group_id: 8d0c2b0e-6b1f-4d25-8a3e-2f6f3f1f7c22
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
    fix: None,
};

/// Measured on 26.9.6; the others by their code. What managers understand beside `template`, and sesstpl does not send.
const OWNERS: [&str; 2] = ["user_uuid", "group_id"];

fn check(unwrapped: &Unwrapped<'_>, _: Notation, release: Release) -> Option<Finding> {
    if !RULE.holds_in(release) {
        return None;
    }
    let (span, name) = unwrapped.items.iter().find_map(|item| {
        let key = item
            .beside()
            .map(|(key, _)| key)
            .find(|&key| text_of(item.document.value(key)).is_some_and(|name| OWNERS.contains(&name)))?;
        Some((item.document.node(key).span, text_of(item.document.value(key))?))
    })?;
    let what = if release.since(26, 4) {
        format!("manager {release} answers HTTP 500 to it")
    } else {
        format!("manager {release} stores the template for it")
    };
    let message = format!(
        "sesstpl does not send {}; sent by another tool, {what}",
        words::quoted(name)
    );
    Some(Finding::new(span, message).help("take it out, and choose the project when the template is saved"))
}
