//! `save/not-a-mapping`

use std::borrow::Cow;

use super::{answers_500, place, reading};
use crate::fields::FieldId;
use crate::fix::Applicability;
use crate::rules::mount;
use crate::rules::{Check, Finding, Fixes, Proposal, Rule, Site, documented};
use crate::template::Template;
use crate::template::problem::Problem;
use crate::template::text_of;
use crate::{Code, Release, Series, Severity, Stored};
use sesstpl_yaml::{NodeId, Value};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/not-a-mapping"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "Something that is not a mapping stands where a mapping is asked for",
    why: documented(
        "`metadata`, `spec` and what is in them have keys with values. A list or text in their place is refused.",
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
      - LANG=C.UTF-8
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
    environ:
      LANG: C.UTF-8
",
    ),
    check: Check::Problem(explain),
    fix: Some(Fixes::Template(fixes)),
};

fn explain(problem: &Problem, template: Option<&Template<'_>>, release: Release) -> Finding {
    let message = format!(
        "{} must be a mapping with keys and values, but {}; {}",
        place(problem),
        reading(problem, template),
        answers_500(release)
    );
    Finding::new(problem.span, message).help("write its keys below it, each with a colon and a value")
}

fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let mapping = site
        .node()
        .filter(|&node| !site.has_comments(node))
        .and_then(|node| entries_of_list(site, node))
        .map(|entries| {
            let title = "Make it a mapping of names and values";
            site.propose(Applicability::Unsafe, title, [site.set(Stored::Object(entries))])
        });
    mapping.into_iter().chain(site.leave_out()).collect()
}

/// What a list of `NAME=value` says as a mapping; of folders, also without a path.
fn entries_of_list(site: &Site<'_>, node: NodeId) -> Option<Vec<(Cow<'static, str>, Stored)>> {
    let field = site.problem?.field?;
    let Value::List(items) = site.document().value(node) else {
        return None;
    };
    let entry = |&item: &NodeId| {
        let text = text_of(site.document().value(item))?;
        let (name, value) = match (field, text.split_once('=')) {
            (FieldId::Environ | FieldId::Resources | FieldId::Mounts, Some((name, value))) => {
                (name, value.to_owned())
            }
            (FieldId::Mounts, None) => match text.split_once(':') {
                Some((name, path)) => (name, path.to_owned()),
                None => (text, mount::usual_place(text, site.release())),
            },
            _ => return None,
        };
        (!name.is_empty()).then(|| (name.to_owned().into(), Stored::Text(value)))
    };
    items.iter().map(entry).collect()
}
