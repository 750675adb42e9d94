//! `save/mount-path-not-text`

use super::{answers_500, place, reading};
use crate::fix::Applicability;
use crate::rules::mount;
use crate::rules::{Check, Finding, Fixes, Proposal, Rule, Site, documented};
use crate::template::Template;
use crate::template::problem::Problem;
use crate::{Code, Release, Series, Severity, Stored, words};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/mount-path-not-text"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "A mount path that is not text",
    why: documented(
        "A mount path is text or null. On anything else the manager does not refuse: it crashes.",
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
    data: 2024
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
    data: '2024'
",
    ),
    check: Check::Problem(explain),
    fix: Some(Fixes::Template(fixes)),
};

fn explain(problem: &Problem, template: Option<&Template<'_>>, release: Release) -> Finding {
    let message = format!(
        "the mount path of {} must be text, but {}; {}",
        place(problem),
        reading(problem, template),
        answers_500(release)
    );
    Finding::new(problem.span, message).help("write the path in quotes, as `'/home/work/data'`")
}

fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let written = site.written().unwrap_or_default();
    let quote = site.quote(
        Applicability::Safe,
        format!("Put {} in quotes", words::quoted(written)),
    );
    let below = (!written.is_empty()).then(|| {
        let path = mount::below_home(written);
        let title = format!("Mount it at {}", words::quoted(&path));
        site.propose(Applicability::Unsafe, title, [site.set(Stored::Text(path))])
    });
    quote.into_iter().chain(below).chain(site.leave_out()).collect()
}
