//! `syntax/reference`

use crate::rules::{Check, Rule};
use crate::{Code, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("syntax/reference"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "An alias without an anchor",
    why: "`*name` refers to what was marked with `&name` before. Text that begins with `*` or `&` has to be in quotes.",
    example: "\
api_version: v1
kind: taskTemplate
metadata:
  name: *demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    mended: "\
api_version: v1
kind: taskTemplate
metadata:
  name: '*demo'
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    check: Check::Syntax,
    fix: None,
};
