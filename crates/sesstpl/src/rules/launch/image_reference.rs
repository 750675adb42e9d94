//! `launch/image-reference`

use crate::rules::{Check, Rule};
use crate::{Code, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/image-reference"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "An image that no launch can find",
    why: "An image is named by registry, path and tag, as `cr.backend.ai/stable/python:3.9-ubuntu20.04`. A scheme before it or an \
          architecture behind an `@` is not understood.",
    example: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: https://cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    mended: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    check: Check::Launch,
    fix: None,
};
