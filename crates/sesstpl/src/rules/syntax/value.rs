//! `syntax/value`

use crate::rules::{Check, Rule};
use crate::{Code, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("syntax/value"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "A value that makes the manager crash while it reads",
    why: "A date that does not exist, as `2026-02-30`, looks like a date and fails as one. The manager is not prepared for that.",
    example: "\
api_version: v1
kind: taskTemplate
metadata:
  name: 2026-02-30
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    mended: "\
api_version: v1
kind: taskTemplate
metadata:
  name: '2026-02-30'
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    check: Check::Syntax,
    fix: None,
};
