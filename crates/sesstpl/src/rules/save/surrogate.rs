//! `save/surrogate`

use super::{answers_500, place};
use crate::fix::Applicability;
use crate::rules::{Check, Finding, Fixes, Proposal, Rule, Site, documented};
use crate::template::Template;
use crate::template::problem::Problem;
use crate::{Code, Release, Series, Severity};
use sesstpl_yaml::Value;

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/surrogate"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "Text with half a surrogate pair",
    why: documented(
        "An escape like `\\uD83D` is half a character. The manager reads it, and its database cannot hold it. In \
          `metadata.name` it cannot even hold a pair written as two escapes.",
    ),
    example: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
  tag: \"lab\\uD83D\"
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
        "{} holds half a surrogate pair, which cannot be stored; {}",
        place(problem),
        answers_500(release)
    );
    Finding::new(problem.span, message)
        .help("write the character itself, or its escape with `\\U` and eight digits")
}

/// Two halves that follow each other are a character; a half alone is none.
fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let Some(Value::Str(text)) = site.node().map(|node| site.document().value(node)) else {
        return Vec::new();
    };
    let units: Vec<u16> = text.code_points().flat_map(units).collect();
    let (title, applicability, text) = match String::from_utf16(&units) {
        Ok(whole) => (
            "Write the character that the two escapes make",
            Applicability::Safe,
            whole,
        ),
        Err(_) => (
            "Take out half a character",
            Applicability::Unsafe,
            char::decode_utf16(units).filter_map(Result::ok).collect(),
        ),
    };
    vec![site.propose(applicability, title, [site.set_text(text)])]
}

/// A code point in UTF-16, half of a pair among them.
fn units(point: u32) -> Vec<u16> {
    match (char::from_u32(point), u16::try_from(point)) {
        (Some(character), _) => character.encode_utf16(&mut [0; 2]).to_vec(),
        (None, Ok(half)) => vec![half],
        (None, Err(_)) => Vec::new(),
    }
}
