//! `launch/too-much`

use crate::rules::{Check, Rule, documented};
use crate::{Code, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/too-much"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "More resources than any machine has",
    why: documented(
        "A session waits until a machine has what it asks for. Where none can have it, it waits for ever.",
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
    cpu: 1000
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
    cpu: 2
",
    ),
    check: Check::Launch,
    fix: None,
};
