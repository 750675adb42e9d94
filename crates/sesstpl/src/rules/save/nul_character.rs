//! `save/nul-character`

use super::{answers_500, place};
use crate::fix::Applicability;
use crate::rules::{Check, Finding, Fixes, Proposal, Rule, Site, documented};
use crate::template::Template;
use crate::template::problem::Problem;
use crate::template::text_of;
use crate::{Code, Release, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/nul-character"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "Text with a NUL character",
    why: documented("The manager's database cannot hold the character U+0000."),
    example: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
  tag: \"lab\\0\"
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
  tag: \"lab\"
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    ),
    check: Check::Problem(explain),
    fix: Some(Fixes::Template(fixes)),
};

fn explain(problem: &Problem, _: Option<&Template<'_>>, release: Release) -> Finding {
    let message = format!(
        "{} holds the character U+0000, which cannot be stored; {}",
        place(problem),
        answers_500(release)
    );
    Finding::new(problem.span, message).help("take out the `\\0` or `\\u0000`")
}

fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let Some(text) = site.node().and_then(|node| text_of(site.document().value(node))) else {
        return Vec::new();
    };
    let set = site.set_text(text.replace('\0', ""));
    vec![site.propose(Applicability::Unsafe, "Take out the character U+0000", [set])]
}
