//! `launch/environ-overwritten`

use crate::rules::{Check, Fixes, Rule, documented, leave_out};
use crate::{Code, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/environ-overwritten"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "An environment variable that managers set themselves",
    why: documented(
        "Managers and agents set some variables in every session after the template's own, so that the template's \
          value never arrives.",
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
    environ:
      BACKENDAI_SESSION_NAME: mine
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
    environ: {}
",
    ),
    check: Check::Launch,
    fix: Some(Fixes::Template(leave_out)),
};
