//! `launch/git-never-runs`

use crate::fields::FieldId;
use crate::fix::Applicability;
use crate::launch::{self, LaunchOptions, Overrides};
use crate::rules::{Check, Finding, Findings, Fixes, Proposal, Rule, Site, documented};
use crate::template::Template;
use crate::{Code, Series, Severity, Stored};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/git-never-runs"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "A Git repository that is never cloned",
    why: documented(
        "Managers turn `git` into commands, encode them and hand them to the session, which never decodes them: nothing is \
          cloned. Commands in `run.bootstrap` run as they are written.",
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
    git:
      repository: https://github.com/lablup/backend.ai
      destination_dir: /home/work/backend.ai
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
    run:
      bootstrap: |
        git clone -- https://github.com/lablup/backend.ai /home/work/backend.ai
",
    ),
    check: Check::Template(check),
    fix: Some(Fixes::Template(fixes)),
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

/// The commands that a launch by sesstpl puts before the script. They run where nothing ran before, and the stored
/// form is another one: nothing to do without a look at it.
fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let anywhere = LaunchOptions {
        name: "session".to_owned(),
        group: String::new(),
        domain: String::new(),
    };
    // The script does not depend on it, and without one there may be no plan.
    let overrides = Overrides {
        startup_command: Some("true".to_owned()),
        ..Overrides::default()
    };
    let stored = site.examined.stored.as_ref();
    let plan = stored.and_then(|stored| launch::plan_with(stored, &anywhere, &overrides).ok());
    let Some(script) = plan.and_then(|plan| plan.bootstrap_script) else {
        return Vec::new();
    };
    vec![site.propose(
        Applicability::Unsafe,
        "Clone it by commands in `run.bootstrap`",
        [
            site.set_field(FieldId::Bootstrap, Stored::Text(script)),
            site.remove_field(FieldId::Git),
        ],
    )]
}
