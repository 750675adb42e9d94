//! `launch/mount-sub-path`

use crate::rules::{Check, Rule, documented};
use crate::{Code, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/mount-sub-path"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "A part of a folder that is none",
    why: documented(
        "A folder's name may be followed by a path within it, as `data/input`; a path that leads out of the \
          folder is refused.",
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
  mounts:
    data/../x: input
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
  mounts:
    data/x: input
",
    ),
    check: Check::Launch,
    fix: None,
};
