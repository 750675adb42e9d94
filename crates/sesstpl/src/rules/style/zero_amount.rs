//! `style/zero-amount`

use sesstpl_yaml::{Int, Value};

use crate::fields::FieldId;
use crate::rules::{Check, Finding, Findings, Fixes, Rule, documented, leave_out};
use crate::template::{Template, text_of};
use crate::{Code, Segment, Series, Severity, Target};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("style/zero-amount"),
    severity: Severity::Hint,
    since: Series::FIRST,
    until: None,
    summary: "No processor or no memory",
    why: documented(
        "A session cannot do without a processor and memory. Where a template asks for 0 of them, managers give the least that \
          the image needs, as where it asks for nothing.",
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
  resources:
    cpu: 0
    mem: 4g
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
  resources:
    mem: 4g
",
    ),
    check: Check::Template(check),
    fix: Some(Fixes::Template(leave_out)),
};

/// What every image needs something of.
const NEEDED: [&str; 2] = ["cpu", "mem"];

fn check(template: &Template<'_>, findings: &mut Findings<'_>) {
    for &(key, value) in template.mapping(FieldId::Resources) {
        let Some(slot) = text_of(template.document.value(key)).filter(|slot| NEEDED.contains(slot)) else {
            continue;
        };
        if !is_zero(template.document.value(value)) {
            continue;
        }
        let message = format!(
            "manager {} gives the least of `{slot}` that the image needs",
            template.release
        );
        let place = template.path_within(
            Some(FieldId::Resources),
            Segment::Key(slot.to_owned()),
            Target::Value,
        );
        findings.add(
            Finding::new(template.span(value), message)
                .at(place)
                .help("write how much the session needs, or take it out"),
        );
    }
}

fn is_zero(value: &Value) -> bool {
    match value {
        Value::Int(Int::Small(0)) => true,
        Value::Float(amount) => *amount == 0.0,
        Value::Str(text) => text.as_str() == Some("0"),
        _ => false,
    }
}
