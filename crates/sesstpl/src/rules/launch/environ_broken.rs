//! `launch/environ-broken`

use crate::rules::{Check, Rule};
use crate::{Code, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/environ-broken"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "An environment variable that is read as something else",
    why: "Agents hand the environment to a session in a file of lines `NAME=value`: a line break in a value, or an \
          `=` in a name, makes other variables of it.",
    example: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
    environ:
      'A=B': c
",
    mended: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
    environ:
      A: B=c
",
    check: Check::Launch,
    fix: None,
};
