//! `launch/too-little`

use crate::rules::{Check, Rule, documented};
use crate::{Code, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/too-little"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "Fewer resources than the image needs",
    why: documented(
        "An image says what it needs at least, and its memory must hold the memory that it shares on top. Newer \
          releases refuse a session that asks for less of anything; up to 25.5 more of one makes up for less of \
          another.",
    ),
    example: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
  resources:
    mem: 100m
",
    ),
    mended: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
  resources:
    mem: 1g
",
    ),
    check: Check::Launch,
    fix: None,
};
