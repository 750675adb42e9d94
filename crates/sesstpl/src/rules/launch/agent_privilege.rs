//! `launch/agent-privilege`

use sesstpl_yaml::Value;

use crate::fields::FieldId;
use crate::rules::{Check, Finding, Findings, Fixes, Rule, documented, leave_out};
use crate::template::Template;
use crate::{Code, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/agent-privilege"),
    severity: Severity::Hint,
    since: Series::new(21, 9),
    until: None,
    summary: "Machines that only an administrator may name",
    why: documented(
        "A template may name the machines of its session, whoever writes it. Up to 24.3 only a super-administrator can start \
          a session from it then, and everybody else is answered HTTP 403; since 24.9 that is so where the cluster hides its \
          machines from its users.",
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
  agent_list: [i-one]
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
    check: Check::Template(check),
    fix: Some(Fixes::Template(leave_out)),
};

fn check(template: &Template<'_>, findings: &mut Findings<'_>) {
    let Some(entry) = template.entry(FieldId::AgentList) else {
        return;
    };
    if !matches!(template.document.value(entry.value), Value::List(names) if !names.is_empty()) {
        return;
    }
    let release = template.release;
    let whom = if release.since(24, 9) {
        "may answer HTTP 403 to whoever launches it and is no super-administrator"
    } else {
        "answers HTTP 403 to whoever launches it and is no super-administrator"
    };
    let message = format!("manager {release} stores the template and {whom}, as it names machines");
    findings.add(
        Finding::new(template.span(entry.key), message)
            .at(template.path(FieldId::AgentList))
            .help("take it out: managers find a machine themselves"),
    );
}
