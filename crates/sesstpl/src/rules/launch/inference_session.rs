//! `launch/inference-session`

use crate::rules::{Check, Rule, documented};
use crate::{Code, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/inference-session"),
    severity: Severity::Launch,
    since: Series::new(23, 3),
    until: None,
    summary: "An inference session",
    why: documented(
        "Inference sessions serve a model. They start only in resource groups for them and with a model folder, \
          which is what model services are for.",
    ),
    example: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  type: inference
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
