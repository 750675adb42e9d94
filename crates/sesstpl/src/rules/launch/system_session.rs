//! `launch/system-session`

use crate::rules::{Check, Rule, documented};
use crate::{Code, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/system-session"),
    severity: Severity::Launch,
    since: Series::new(24, 3),
    until: Some(Series::new(26, 9)),
    summary: "A system session",
    why: documented(
        "Sessions of the type `system` are for the cluster's own services. Up to 25.5 managers store such a template and refuse \
          to start it; 26.9 starts it.",
    ),
    example: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  type: system
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
spec:
  type: interactive
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    ),
    check: Check::Launch,
    fix: None,
};
