//! `save/mount-outside`

use super::{place, shown_text};
use crate::fields::FieldId;
use crate::fix::Applicability;
use crate::rules::mount;
use crate::rules::{Check, Finding, Fixes, Proposal, Rule, Site, documented};
use crate::template::Template;
use crate::template::problem::Problem;
use crate::template::text_of;
use crate::{Code, Release, Series, Severity, Stored, words};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/mount-outside"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: Some(Series::new(21, 9)),
    summary: "A mount path outside of the session's home",
    why: documented("Releases before 21.9 mount folders below `/home/work/` only."),
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
    data: /data
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
    data: /home/work/data
",
    ),
    check: Check::Problem(explain),
    fix: Some(Fixes::Template(fixes)),
};

fn explain(problem: &Problem, template: Option<&Template<'_>>, release: Release) -> Finding {
    let message = format!(
        "{} is to be mounted at {}, which is not below `/home/work/`; manager {release} refuses that with HTTP 400",
        place(problem),
        shown_text(problem, template)
    );
    Finding::new(problem.span, message).help("choose a path that begins with `/home/work/`")
}

fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let path = site
        .entry_in(FieldId::Mounts)
        .and_then(|(_, value)| text_of(site.document().value(value)))
        .unwrap_or_default();
    let below = mount::below_home(path);
    let title = format!("Mount it at {}", words::quoted(&below));
    vec![site.propose(Applicability::Unsafe, title, [site.set(Stored::Text(below))])]
}
