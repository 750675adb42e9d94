//! `save/unknown-key`

use super::answers_500;
use crate::fields::{FieldId, Section};
use crate::nearest::nearest;
use crate::rules::{Check, Finding, Rule};
use crate::template::Template;
use crate::template::problem::{Kind, Problem};
use crate::words;
use crate::{Code, Release, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/unknown-key"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "A key that does not exist",
    why: "The manager keeps unknown keys at the top level and refuses them everywhere else. Most are misspelt, stand one \
          level too high or too low, or are known to newer releases only.",
    example: "\
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
    mended: "\
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
    check: Check::Problem(explain),
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
    Finding::new(problem.span, message).help(advice(&name, section, release))
}

fn advice(name: &str, section: &'static Section, release: Release) -> String {
    if let Some(field) = section.fields.iter().find(|field| field.stored_as == name) {
        if field.exists_in(release) {
            return format!("`{name}` is how it is stored; write `{}`", field.name());
        }
        return format!(
            "managers know `{name}` from {} on; take it out for this release",
            field.since
        );
    }
    let known = section
        .fields
        .iter()
        .filter(|field| field.exists_in(release))
        .flat_map(|field| field.keys_in(release));
    if let Some(near) = nearest(name, known.clone()) {
        return format!("did you mean `{near}`?");
    }
    let elsewhere = FieldId::ALL.into_iter().find(|field| {
        field.field().exists_in(release) && field.field().keys_in(release).any(|key| key == name)
    });
    if let Some(field) = elsewhere {
        let home = field
            .field()
            .parent
            .map_or("the top level", |parent| parent.field().name());
        return format!("`{name}` stands in `{home}`; move it there");
    }
    format!(
        "take it out; known are {}",
        words::alternatives(known).replace(" or ", " and ")
    )
}
