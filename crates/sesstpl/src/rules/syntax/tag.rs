//! `syntax/tag`

use crate::rules::{Check, Rule};
use crate::{Code, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("syntax/tag"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "A tag or key that the manager cannot make a value of",
    why: "`!word` before a value is a tag; managers know the few that YAML itself defines. Lists and mappings cannot be keys.",
    example: "\
api_version: v1
kind: taskTemplate
metadata:
  name: !demo one
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    mended: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo one
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    check: Check::Syntax,
    fix: None,
};
