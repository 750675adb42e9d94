//! `launch/batch-without-startup`

use crate::fields::FieldId;
use crate::rules::{Check, Finding, Findings, Rule, documented};
use crate::template::Template;
use crate::{Code, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/batch-without-startup"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "A batch session without a startup command",
    why: documented(
        "A batch session runs its startup command and ends with it. Managers answer a launch without one with HTTP 400 `Batch \
          sessions must have a non-empty startup command.`",
    ),
    example: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  type: batch
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    ),
    mended: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  type: batch
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
    run:
      startup: python main.py
",
    ),
    check: Check::Template(check),
    fix: None,
};

fn check(template: &Template<'_>, findings: &mut Findings<'_>) {
    let is_batch = template
        .text(FieldId::SessionType)
        .is_some_and(|text| text.eq_ignore_ascii_case("batch"));
    let Some(entry) = template.entry(FieldId::SessionType).filter(|_| is_batch) else {
        return;
    };
    if template.text(FieldId::Startup).is_some() {
        return;
    }
    let message = format!(
        "a batch session needs a startup command; manager {} stores the template and refuses to start it",
        template.release
    );
    findings.add(
        Finding::new(template.span(entry.value), message)
            .at(template.path(FieldId::SessionType))
            .help("add `startup:` below `run:` in `kernel`"),
    );
}
