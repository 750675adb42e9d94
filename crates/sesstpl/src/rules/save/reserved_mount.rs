//! `save/reserved-mount`

use super::{place, shown_text};
use crate::rules::mount;
use crate::rules::{Check, Finding, Fixes, Proposal, Rule, Site, documented};
use crate::template::Template;
use crate::template::problem::Problem;
use crate::{Code, Release, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/reserved-mount"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "A mount path that is kept for the system",
    why: documented(
        "Start-up files of shells, `.ssh` and the like belong to the session itself, and since 21.9 the system's own \
          folders may not be mounted over. This is the one refusal that managers give a reason for.",
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
    keys: .ssh
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
    keys: /home/work/keys
",
    ),
    check: Check::Problem(explain),
    fix: Some(Fixes::Template(fixes)),
};

fn explain(problem: &Problem, template: Option<&Template<'_>>, release: Release) -> Finding {
    let message = format!(
        "{} is to be mounted at {}, which is kept for the system; manager {release} refuses that with HTTP 400",
        place(problem),
        shown_text(problem, template)
    );
    Finding::new(problem.span, message).help("choose another path, as `/home/work/` and a name of your own")
}

fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    mount::at_usual_place(site)
}
