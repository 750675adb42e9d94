//! `save/unknown-word`

use super::{answers_500, place, reading};
use crate::fields::Shape;
use crate::fix::Applicability;
use crate::nearest::{is_respelt, nearest};
use crate::rules::{Check, Finding, Fixes, Proposal, Rule, Site, documented};
use crate::template::problem::Problem;
use crate::template::{Template, text_of};
use crate::words;
use crate::{Code, Release, Series, Severity, Stored};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/unknown-word"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "None of the words that may stand there",
    why: documented(
        "`kind` is `taskTemplate`. A session's type is one of the few that the release knows; up to 25.5 it is written in \
          lower case.",
    ),
    example: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  type: interactiv
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    ),
    mended: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  type: interactive
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    ),
    check: Check::Problem(explain),
    fix: Some(Fixes::Template(fixes)),
};

fn explain(problem: &Problem, template: Option<&Template<'_>>, release: Release) -> Finding {
    let message = format!(
        "{} must be {}, but {}; {}",
        place(problem),
        words::alternatives(known(problem, release)),
        reading(problem, template),
        answers_500(release)
    );
    let finding = Finding::new(problem.span, message);
    let written = template
        .zip(problem.node)
        .and_then(|(template, node)| text_of(template.document.value(node)));
    match written.and_then(|written| nearest(written, known(problem, release))) {
        Some(word) => finding.help(format!("write `{word}`")),
        None => finding.help("write one of these words"),
    }
}

/// The words that a release takes at a problem's place.
fn known(problem: &Problem, release: Release) -> impl Iterator<Item = &'static str> {
    let choices = problem.field.and_then(|field| match &field.field().shape {
        Shape::Choice(choices) => Some(*choices),
        _ => None,
    });
    choices
        .into_iter()
        .flat_map(move |choices| choices.words_in(release))
        .map(|word| word.text)
}

fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let (Some(problem), Some(node)) = (site.problem, site.node()) else {
        return Vec::new();
    };
    let near = text_of(site.document().value(node)).and_then(|written| {
        let word = nearest(written, known(problem, site.release()))?;
        let applicability = if is_respelt(written, word) {
            Applicability::Safe
        } else {
            Applicability::Unsafe
        };
        let set = site.set(Stored::Text(word.to_owned()));
        Some(site.propose(applicability, format!("Write `{word}`"), [set]))
    });
    near.into_iter().chain(site.leave_out()).collect()
}
