//! `launch/resource-amount`

use crate::rules::{Check, Rule};
use crate::{Code, Series, Severity};

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
    check: Check::Launch,
    fix: None,
};
