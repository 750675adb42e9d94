//! `syntax/structure`

use crate::rules::{Check, Rule};
use crate::{Code, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("syntax/structure"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "Text that is no YAML",
    why: "Wrong indentation, a missing colon or bracket, a quote that does not end: the manager cannot read the document.",
    example: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo: one
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    mended: "\
api_version: v1
kind: taskTemplate
metadata:
  name: 'demo: one'
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    check: Check::Syntax,
    fix: None,
};
