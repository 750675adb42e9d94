//! `launch/git-never-runs`

use crate::fields::FieldId;
use crate::rules::{Check, Finding, Findings, Rule};
use crate::template::Template;
use crate::{Code, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/git-never-runs"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "A Git repository that is never cloned",
    why: "Managers turn `git` into commands, encode them and hand them to the session, which never decodes them: nothing is \
          cloned. Commands in `run.bootstrap` run as they are written.",
    example: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
    git:
      repository: https://github.com/lablup/backend.ai
      destination_dir: /home/work/backend.ai
",
    mended: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
    run:
      bootstrap: |
        git clone https://github.com/lablup/backend.ai /home/work/backend.ai
",
    check: Check::Template(check),
    fix: None,
};

fn check(template: &Template<'_>, findings: &mut Findings<'_>) {
    let Some(entry) = template
        .entry(FieldId::Git)
        .filter(|_| template.is_given(FieldId::Git))
    else {
        return;
    };
    let release = template.release;
    let message = if template.text(FieldId::Bootstrap).is_some() {
        format!(
            "`git` beside `run.bootstrap` makes manager {release} answer HTTP 500 when a session is started from the \
             template"
        )
    } else {
        format!(
            "manager {release} stores `git` and never clones it when a session is started from the template"
        )
    };
    findings.add(
        Finding::new(template.span(entry.key), message)
            .at(template.path(FieldId::Git))
            .help(
                "write the `git clone` as a command into `run.bootstrap`; a launch from here does that for you",
            ),
    );
}
