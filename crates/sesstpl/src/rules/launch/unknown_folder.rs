//! `launch/unknown-folder`

use crate::rules::{Check, Rule};
use crate::{Code, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/unknown-folder"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "A folder that is not there",
    why: "Managers answer a launch with HTTP 404 when a folder is not there or may not be mounted.",
    example: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
  mounts:
    dta: /data
",
    mended: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
  mounts:
    data: /data
",
    check: Check::Launch,
    fix: None,
};
