//! `launch/agent-list`

use crate::rules::{Check, Fixes, Rule, documented, leave_out};
use crate::{Code, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/agent-list"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "Machines that are named",
    why: documented(
        "Up to 25.5 managers start the session on the one machine that is named, and refuse more than one and \
          machines that they do not know; newer ones take the list and do nothing with it.",
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
  agent_list: [i-one, i-two]
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
",
    ),
    check: Check::Launch,
    fix: Some(Fixes::Template(leave_out)),
};
