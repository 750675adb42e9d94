//! `launch/architecture`

use crate::rules::{Check, Rule};
use crate::{Code, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/architecture"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "An image that is not made for the processor",
    why: "An image is found by its name and the processor that it is made for, which are called `x86_64` and \
          `aarch64`; `amd64` and `arm64` are not understood. Up to 23.9 managers run the image for another \
          processor instead, newer ones answer HTTP 404.",
    example: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
    architecture: amd64
",
    mended: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
    architecture: x86_64
",
    check: Check::Launch,
    fix: None,
};
