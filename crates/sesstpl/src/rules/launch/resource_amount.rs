//! `launch/resource-amount`

use sesstpl_yaml::Value;

use super::amount;
use crate::fields::FieldId;
use crate::rules::{Check, Finding, Findings, Rule};
use crate::template::{Template, text_of};
use crate::{Code, Segment, Series, Severity, Target, words};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/resource-amount"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "An amount that a launch does not understand",
    why: "Memory is a number with one of the units `k m g t p e z y`, of which each is 1,024 of the one before; `4g`, `4GB` and \
          `4GiB` are the same, `4Gi` is not understood. Counts are plain decimal numbers.",
    example: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
  resources:
    mem: 4Gi
",
    mended: "\
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
    check: Check::Template(check),
};

fn check(template: &Template<'_>, findings: &mut Findings<'_>) {
    for &(key, value) in template.mapping(FieldId::Resources) {
        let (Some(slot), value_read) = (
            text_of(template.document.value(key)),
            template.document.value(value),
        ) else {
            continue;
        };
        let fault = match value_read {
            Value::Str(text) => text.as_str().and_then(|text| text_fault(slot, text)),
            Value::Bool(_) | Value::List(_) | Value::Pairs(_) | Value::Dict(_) => {
                Some("an amount is a number, or text with a number and a unit")
            }
            _ => None,
        };
        let Some(help) = fault else {
            continue;
        };
        let message = format!(
            "{} is no amount of `{slot}`: manager {} stores the template and refuses to start a session from it",
            words::written(template.document, value),
            template.release
        );
        let path = template.path_within(
            Some(FieldId::Resources),
            Segment::Key(slot.to_owned()),
            Target::Value,
        );
        findings.add(Finding::new(template.span(value), message).at(path).help(help));
    }
}

fn text_fault(slot: &str, text: &str) -> Option<&'static str> {
    match slot {
        "mem" if !amount::is_bytes(text) => {
            Some("write a number and one of the units k, m, g or t, as `4g`; a unit may end in `b` or `ib`")
        }
        "cpu" if !amount::is_count(text) => Some("write a plain number, as `2`"),
        _ => None,
    }
}
