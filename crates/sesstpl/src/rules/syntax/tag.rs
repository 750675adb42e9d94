//! `syntax/tag`

use super::repair::replace;
use crate::edit::lines;
use crate::fix::Applicability;
use crate::rules::{Broken, Check, Fixes, Proposal, Rule, documented};
use crate::{Code, Series, Severity, Span, words};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("syntax/tag"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "A tag or key that the manager cannot make a value of",
    why: documented(
        "`!word` before a value is a tag; managers know the few that YAML itself defines. Lists and mappings cannot be keys.",
    ),
    example: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: !demo one
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
  name: '!demo one'
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    ),
    check: Check::Syntax,
    fix: Some(Fixes::Text(fixes)),
};

fn fixes(broken: &Broken<'_>) -> Vec<Proposal> {
    let start = broken.diagnostic.span.start;
    let line = broken.line(start);
    let rest = lines::part(broken.text, start, line.end);
    let tag = rest
        .split([' ', ',', ']', '}'])
        .next()
        .filter(|tag| tag.starts_with('!'));
    let remove = tag.and_then(|tag| {
        let length = tag.len() + usize::from(rest.get(tag.len()..).is_some_and(|rest| rest.starts_with(' ')));
        let title = format!("Remove the tag {}", words::quoted(tag));
        replace(Applicability::Unsafe, title, Span::new(start, start + length), "")
    });
    broken.quote_value(line).into_iter().chain(remove).collect()
}
