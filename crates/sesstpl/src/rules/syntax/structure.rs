//! `syntax/structure`

use super::repair::{change, replace};
use crate::edit::{Edits, TextEdit, lines};
use crate::fix::Applicability;
use crate::rules::{Broken, Check, Fixes, Proposal, Rule, documented};
use crate::{Code, Series, Severity, Span};
use sesstpl_yaml::Value;

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("syntax/structure"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "Text that is no YAML",
    why: documented(
        "Wrong indentation, a missing colon or bracket, a quote that does not end: the manager cannot read the document.",
    ),
    example: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo: one
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
  name: 'demo: one'
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    ),
    check: Check::Syntax,
    fix: Some(Fixes::Text(fixes)),
};

/// What most often breaks a document: on the line where the reader stops, on the one above, and where that began which
/// does not end.
fn fixes(broken: &Broken<'_>) -> Vec<Proposal> {
    let here = broken.line(broken.diagnostic.span.start);
    let mut proposals: Vec<Proposal> = indent_with_spaces(broken).into_iter().collect();
    let begun = broken
        .diagnostic
        .related
        .first()
        .map(|begun| broken.line(begun.span.start));
    for line in [Some(here), broken.line_above(here), begun].into_iter().flatten() {
        proposals.extend(broken.quote_value(line));
        proposals.extend(end_the_quote(broken, line));
        proposals.extend(space_after_colon(broken, line));
        proposals.extend(add_colon(broken, line));
    }
    proposals
}

/// Tabs may not indent. They can be read in one way only if any number of spaces in their place means the same.
fn indent_with_spaces(broken: &Broken<'_>) -> Option<Proposal> {
    let spaces = |width: usize| -> Vec<TextEdit> {
        let mut edits = Vec::new();
        let mut start = 0;
        while start < broken.text.len() {
            let span = broken.line(start);
            let line = broken.part(span);
            let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
            for (at, _) in line.match_indices('\t').take_while(|&(at, _)| at < indent) {
                let tab = Span::new(span.start + at, span.start + at + 1);
                edits.push(TextEdit::new(tab, " ".repeat(width)));
            }
            start = lines::next_line(broken.text, start);
        }
        edits
    };
    let narrow = spaces(2);
    if narrow.is_empty() {
        return None;
    }
    let values = |edits: Vec<TextEdit>| values_of(&Edits::new(edits).ok()?.apply(broken.text));
    let meant = values(narrow.clone());
    let applicability = if meant.is_some() && meant == values(spaces(5)) {
        Applicability::Safe
    } else {
        Applicability::Unsafe
    };
    change(applicability, "Indent with spaces", narrow)
}

/// The values in the order in which they are written; none of a text that cannot be read.
fn values_of(text: &str) -> Option<Vec<Value>> {
    let document = sesstpl_yaml::load(text).ok()?;
    Some(document.nodes().map(|(_, node)| node.value.clone()).collect())
}

/// `name: 'demo` with a quote at its end.
fn end_the_quote(broken: &Broken<'_>, line: Span) -> Option<Proposal> {
    let written = broken.part(line).trim_end();
    let quote = written
        .split_once(": ")
        .and_then(|(_, value)| value.trim_start().chars().next())?;
    let is_open = matches!(quote, '\'' | '"') && written.matches(quote).count() % 2 == 1;
    let end = line.start + written.len();
    let title = format!("End the text with `{quote}`");
    is_open.then(|| replace(Applicability::Unsafe, title, Span::at(end), quote))?
}

/// `name:demo` with a space.
fn space_after_colon(broken: &Broken<'_>, line: Span) -> Option<Proposal> {
    let written = broken.part(line);
    let (key, value) = written.split_once(':')?;
    let is_joined = value.starts_with(|character: char| !matches!(character, ' ' | '/'));
    let end = line.start + key.len() + 1;
    let title = format!("Write a space after `{}:`", key.trim());
    is_joined.then(|| replace(Applicability::Unsafe, title, Span::at(end), " "))?
}

/// `spec` with a colon.
fn add_colon(broken: &Broken<'_>, line: Span) -> Option<Proposal> {
    let written = broken.part(line).trim_end();
    let key = written.trim_start();
    let is_name = !key.is_empty()
        && key
            .chars()
            .all(|character| character.is_alphanumeric() || character == '_');
    let title = format!("Write `{key}:`");
    is_name.then(|| {
        replace(
            Applicability::Unsafe,
            title,
            Span::at(line.start + written.len()),
            ":",
        )
    })?
}
