//! `save/unknown-key`

use super::answers_500;
use crate::fields::{Field, FieldId, Section};
use crate::fix::Applicability;
use crate::nearest::{is_respelt, nearest};
use crate::rules::{Check, Finding, Fixes, Proposal, Rule, Site, documented};
use crate::template::Template;
use crate::template::problem::{Kind, Problem};
use crate::words;
use crate::{Code, Release, Series, Severity, TemplateKind};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/unknown-key"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "A key that does not exist",
    why: documented(
        "The manager keeps unknown keys at the top level and refuses them everywhere else. Most are misspelt, or stand \
          one level too high or too low.",
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
    run:
      stratup: python main.py
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
      startup: python main.py
",
    ),
    check: Check::Problem(explain),
    fix: Some(Fixes::Template(fixes)),
};

fn explain(problem: &Problem, template: Option<&Template<'_>>, release: Release) -> Finding {
    let Kind::UnknownKey(section) = problem.kind else {
        return Finding::new(problem.span, RULE.summary);
    };
    let name = template
        .zip(problem.node)
        .map(|(template, node)| words::key_name(template.document.value(node)))
        .unwrap_or_default();
    let home = problem.field.map_or("a template", |field| field.field().name());
    let message = format!(
        "`{home}` has no key {}; {}",
        words::quoted(&name),
        answers_500(release)
    );
    let kind = template.map(|template| template.kind).unwrap_or_default();
    Finding::new(problem.span, message).help(advice(&name, section, kind, release))
}

/// What an unknown key probably is.
enum Guess {
    /// The stored name of a field that is written under another.
    StoredName(&'static Field),
    /// A key of the same section, misspelt; with whether it is the same but for case, `-` and `_`.
    Misspelt(&'static str, bool),
    /// A field of another section.
    Elsewhere(FieldId),
}

fn guess(name: &str, section: &'static Section, kind: TemplateKind, release: Release) -> Option<Guess> {
    if let Some(field) = section.fields.iter().find(|field| field.stored_as == name) {
        return Some(Guess::StoredName(field));
    }
    if let Some(near) = nearest(name, known(section, release)) {
        return Some(Guess::Misspelt(near, is_respelt(name, near)));
    }
    FieldId::ALL
        .into_iter()
        .find(|field| {
            field.field().belongs_to(kind)
                && field.field().exists_in(release)
                && field.field().keys_in(release).any(|key| key == name)
        })
        .map(Guess::Elsewhere)
}

fn known(section: &'static Section, release: Release) -> impl Iterator<Item = &'static str> + Clone {
    section
        .fields
        .iter()
        .filter(move |field| field.exists_in(release))
        .flat_map(move |field| field.keys_in(release))
}

fn advice(name: &str, section: &'static Section, kind: TemplateKind, release: Release) -> String {
    match guess(name, section, kind, release) {
        Some(Guess::StoredName(field)) => format!("`{name}` is how it is stored; write `{}`", field.name()),
        Some(Guess::Misspelt(near, _)) => format!("did you mean `{near}`?"),
        Some(Guess::Elsewhere(field)) => {
            let home = field
                .field()
                .parent
                .map_or("the top level", |parent| parent.field().name());
            format!("`{name}` stands in `{home}`; move it there")
        }
        None => format!(
            "take it out; known are {}",
            words::all_of(known(section, release))
        ),
    }
}

fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let (Some(name), Some(Kind::UnknownKey(section))) =
        (site.key(), site.problem.map(|problem| problem.kind))
    else {
        return Vec::new();
    };
    let other = match guess(name, section, site.template().kind, site.release()) {
        Some(Guess::StoredName(field)) => Some((field.name(), Applicability::Safe)),
        Some(Guess::Misspelt(near, true)) => Some((near, Applicability::Safe)),
        Some(Guess::Misspelt(near, false)) => Some((near, Applicability::Unsafe)),
        Some(Guess::Elsewhere(_)) | None => None,
    };
    let rename = other.map(|(key, applicability)| {
        let title = format!("Rename {} to `{key}`", words::quoted(name));
        site.propose(applicability, title, [site.rename(key)])
    });
    rename.into_iter().chain(site.leave_out()).collect()
}
