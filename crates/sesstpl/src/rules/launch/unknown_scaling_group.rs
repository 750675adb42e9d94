//! `launch/unknown-scaling-group`

use crate::rules::{Check, Rule};
use crate::{Code, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/unknown-scaling-group"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "A resource group that is not there",
    why: "Managers answer a launch with HTTP 404 when the project may not use the resource group, or it is not \
          there.",
    example: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
  scaling_group: defalt
",
    mended: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
  scaling_group: default
",
    check: Check::Launch,
    fix: None,
};
