//! `syntax/several-documents`

use crate::rules::{Check, Rule};
use crate::{Code, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("syntax/several-documents"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "Several documents in a form that no release takes",
    why: "A line `---` begins a new document. Several documents are understood where each is a mapping with `template:`.",
    example: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
---
kind: taskTemplate
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
    check: Check::Syntax,
    fix: None,
};
