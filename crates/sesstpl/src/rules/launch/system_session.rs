//! `launch/system-session`

use crate::fields::FieldId;
use crate::rules::{Check, Finding, Findings, Rule};
use crate::template::Template;
use crate::{Code, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/system-session"),
    severity: Severity::Launch,
    since: Series::new(24, 3),
    until: None,
    summary: "A system session",
    why: "Sessions of the type `system` are for the cluster's own services. Managers store such a template and refuse to start it.",
    example: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  type: system
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    mended: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  type: interactive
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    check: Check::Template(check),
};

fn check(template: &Template<'_>, findings: &mut Findings<'_>) {
    let is_system = template
        .text(FieldId::SessionType)
        .is_some_and(|text| text.eq_ignore_ascii_case("system"));
    let Some(entry) = template.entry(FieldId::SessionType).filter(|_| is_system) else {
        return;
    };
    let message = format!(
        "manager {} stores a template of type `system` and refuses to start a session from it",
        template.release
    );
    findings.add(
        Finding::new(template.span(entry.value), message)
            .at(template.path(FieldId::SessionType))
            .help("write `interactive` or `batch`"),
    );
}
