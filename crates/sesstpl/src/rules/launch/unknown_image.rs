//! `launch/unknown-image`

use crate::rules::{Check, Rule};
use crate::{Code, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/unknown-image"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "An image that the cluster does not have",
    why: "Managers answer a launch with HTTP 404 when they know no image of this name, nor an alias.",
    example: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.8-ubuntu20.04
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
