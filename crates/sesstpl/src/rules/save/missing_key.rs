//! `save/missing-key`

use super::{answers_500, place};
use crate::rules::{Check, Finding, Rule};
use crate::template::Template;
use crate::template::problem::Problem;
use crate::words;
use crate::{Code, Release, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/missing-key"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "A required key is missing",
    why: "Templates need `api_version`, `kind`, `metadata.name` and `spec.kernel.image`; `git` needs a `repository`, and a \
          `credential` both of its keys.",
    example: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    environ:
      LANG: C.UTF-8
",
    mended: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    environ:
      LANG: C.UTF-8
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    check: Check::Problem(explain),
    fix: None,
};

fn explain(problem: &Problem, _: Option<&Template<'_>>, release: Release) -> Finding {
    let parent = problem.field.and_then(|field| field.field().parent);
    let section = parent.map_or_else(
        || "the template".to_owned(),
        |parent| words::quoted(parent.field().name()),
    );
    let message = format!("{section} needs {}; {}", place(problem), answers_500(release));
    let about = problem.field.map_or("", |field| field.field().doc);
    Finding::new(problem.span, message).help(format!("add `{}:`. {about}", problem.path))
}
