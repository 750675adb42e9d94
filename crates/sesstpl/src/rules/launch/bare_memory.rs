//! `launch/bare-memory`

use sesstpl_yaml::{Int, Value};

use crate::fields::FieldId;
use crate::rules::{Check, Finding, Findings, Rule};
use crate::template::{Template, text_of};
use crate::{Code, Segment, Series, Severity, Target};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/bare-memory"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "An amount of memory without a unit",
    why: "A bare number is a number of bytes: `mem: 4` asks for four bytes, less than any image needs.",
    example: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
  resources:
    mem: 4
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

/// Less than this cannot be meant: one mebibyte.
const LEAST: u64 = 1 << 20;

fn check(template: &Template<'_>, findings: &mut Findings<'_>) {
    for &(key, value) in template.mapping(FieldId::Resources) {
        if text_of(template.document.value(key)) != Some("mem") {
            continue;
        }
        let bytes = match template.document.value(value) {
            Value::Int(Int::Small(bytes)) => u64::try_from(*bytes).ok(),
            Value::Str(text) => text.as_str().and_then(|text| text.trim().parse().ok()),
            _ => None,
        };
        let Some(bytes) = bytes.filter(|&bytes| bytes > 0 && bytes < LEAST) else {
            continue;
        };
        let message = format!(
            "`mem: {bytes}` asks for {bytes} bytes of memory; manager {} stores the template and refuses to start a \
             session with so little",
            template.release
        );
        let path = template.path_within(
            Some(FieldId::Resources),
            Segment::Key("mem".to_owned()),
            Target::Value,
        );
        findings.add(Finding::new(template.span(value), message).at(path).help(format!(
            "write a unit: `{bytes}g` for gibibytes, `{bytes}m` for mebibytes"
        )));
    }
}
