//! `launch/bare-memory`

use crate::rules::{Check, Rule};
use crate::{Code, Series, Severity};

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
    check: Check::Launch,
    fix: None,
};
