//! `syntax/character`

use crate::rules::{Check, Rule};
use crate::{Code, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("syntax/character"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "A character that may not stand in a document",
    why: "YAML documents hold printable characters only. Control characters come in by copying from terminals and word \
          processors.",
    example: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo\u{7}
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
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
