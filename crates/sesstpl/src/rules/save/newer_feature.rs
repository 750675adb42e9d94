//! `save/newer-feature`

use super::{answers_500, reading, shown_text};
use crate::fields::{Key, Shape};
use crate::fix::Applicability;
use crate::rules::{Check, Finding, Fixes, Proposal, Rule, Site, documented};
use crate::template::problem::{Kind, Problem};
use crate::template::{Template, text_of};
use crate::{Code, Release, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/newer-feature"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: Some(Series::new(24, 3)),
    summary: "Something that only newer releases know",
    why: documented(
        "What a template may hold has grown: `scaling_group`, `agent_list` and the name `session_type` came with 21.9, \
          `architecture` with 22.3, sessions of the type `inference` with 23.3 and `system` with 24.3. Older managers refuse them \
          like any unknown key or word.",
    ),
    example: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  type: system
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
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    ),
    check: Check::Problem(explain),
    fix: Some(Fixes::Template(fixes)),
};

/// What is new, and the first series that knows it.
struct Newer {
    since: Series,
    /// What the chosen release calls the same field.
    older_name: Option<&'static str>,
}

/// Whether a problem is that the release is too old.
pub(super) fn is_newer(problem: &Problem, template: Option<&Template<'_>>) -> bool {
    template.is_some_and(|template| newer(problem, template).is_some())
}

fn newer(problem: &Problem, template: &Template<'_>) -> Option<Newer> {
    let release = template.release;
    let written = text_of(template.document.value(problem.node?))?;
    match problem.kind {
        Kind::UnknownKey(section) => {
            let named = |key: &&Key| key.name == written;
            let (field, key) = section
                .fields
                .iter()
                .find_map(|field| Some((field, field.keys.iter().find(named)?)))?;
            Some(Newer {
                since: field.since.max(key.since),
                older_name: field.keys_in(release).next().filter(|_| field.exists_in(release)),
            })
        }
        Kind::UnknownWord => {
            let Shape::Choice(choices) = &problem.field?.field().shape else {
                return None;
            };
            let word = choices.words.iter().find(|word| word.text == written)?;
            (word.since > release.series()).then_some(Newer {
                since: word.since,
                older_name: None,
            })
        }
        _ => None,
    }
}

fn explain(problem: &Problem, template: Option<&Template<'_>>, release: Release) -> Finding {
    let Some(newer) = template.and_then(|template| newer(problem, template)) else {
        return Finding::new(
            problem.span,
            format!("{}; {}", reading(problem, template), answers_500(release)),
        );
    };
    let written = shown_text(problem, template);
    let message = format!(
        "managers know {written} from {} on; {}",
        newer.since,
        answers_500(release)
    );
    let help = match newer.older_name {
        Some(name) => format!("write `{name}`, which every release knows"),
        None => format!(
            "take it out, or send the template to a manager of {} or newer",
            newer.since
        ),
    };
    Finding::new(problem.span, message).help(help)
}

fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let older_name = site
        .problem
        .and_then(|problem| newer(problem, site.template()))
        .and_then(|newer| newer.older_name);
    let rename = older_name.map(|name| {
        let title = format!("Rename it to `{name}`");
        site.propose(Applicability::Safe, title, [site.rename(name)])
    });
    rename.into_iter().chain(site.leave_out()).collect()
}
