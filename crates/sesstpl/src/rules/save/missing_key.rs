//! `save/missing-key`

use super::{answers_500, place};
use crate::edit::{Operation, Place};
use crate::fields::FieldId;
use crate::fix::Applicability;
use crate::rules::{Check, Finding, Fixes, Proposal, Rule, Site, documented};
use crate::template::Template;
use crate::template::problem::Problem;
use crate::words;
use crate::{Code, Path, Release, Series, Severity, Stored};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/missing-key"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "A required key is missing",
    why: documented(
        "Templates need `api_version`, `kind`, `metadata.name` and `spec.kernel.image`; `git` needs a `repository`, and a \
          `credential` both of its keys.",
    ),
    example: documented(
        "\
kind: taskTemplate
metadata:
  name: demo
spec:
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

fn explain(problem: &Problem, _: Option<&Template<'_>>, release: Release) -> Finding {
    let parent = problem.field.and_then(|field| field.field().parent);
    let section = parent.map_or_else(
        || "the template".to_owned(),
        |parent| words::quoted(parent.field().name()).to_string(),
    );
    let message = format!("{section} needs {}; {}", place(problem), answers_500(release));
    let about = problem.field.map_or("", |field| field.field().doc);
    Finding::new(problem.span, message).help(format!("add `{}:`. {about}", problem.path))
}

/// Only what is the same in every template.
fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let (Some(field), Some(key)) = (site.problem.and_then(|problem| problem.field), site.key()) else {
        return Vec::new();
    };
    let (value, applicability) = match field {
        // No release looks at it.
        FieldId::ApiVersion => ("v1", Applicability::Safe),
        FieldId::Kind if site.template().entry(FieldId::Kernel).is_some() => {
            ("taskTemplate", Applicability::Safe)
        }
        FieldId::Kind => ("taskTemplate", Applicability::Unsafe),
        _ => return Vec::new(),
    };
    let Some(first) = site.template().first_entry_after(field) else {
        return Vec::new();
    };
    let insert = Operation::Insert {
        path: Path::default(),
        key: key.to_owned(),
        value: Stored::Text(value.to_owned()),
        place: Place::Before(first.name.to_owned()),
    };
    vec![site.propose(applicability, format!("Add `{key}: {value}`"), [insert])]
}
