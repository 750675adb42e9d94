//! `launch/tag-too-long`

use crate::rules::{Check, Rule, documented};
use crate::{Code, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/tag-too-long"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "A tag of more than 64 characters",
    why: documented("A template's tag becomes the session's, for which managers have 64 characters."),
    example: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
  tag: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    ),
    mended: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
  tag: x
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    ),
    check: Check::Launch,
    fix: None,
};
