//! What stands at a place, in words.

use std::fmt::Write;

use super::meaning::{KeyMeaning, Meaning, Wrap};
use super::outline::{Content, Outline, Part, Place, unquoted};
use super::signature;
use crate::fields::{Choices, Field, Shape, Word};
use crate::{Release, Series, Span};

/// Words about a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hover {
    /// What they are about.
    pub span: Span,
    /// The words, as Markdown.
    pub markdown: String,
}

/// Words about the key or the word at an offset; none where there is neither.
///
/// ```
/// use sesstpl::{Release, language::hover};
///
/// let hover = hover("spec:\n  mounts: {}", 9, Release::LATEST).unwrap();
/// assert!(hover.markdown.contains("The storage folders that the session sees"));
/// ```
pub fn hover(text: &str, offset: usize, release: Release) -> Option<Hover> {
    let outline = Outline::of(text);
    let (place, part) = outline.find(offset)?;
    let mapping = outline.meaning(text, place.node);
    match part {
        Part::Key => {
            let span = outline.entry(place)?.key?;
            let markdown = match outline.key_meaning(text, mapping, place)? {
                KeyMeaning::Field(field) => about_field(field, release),
                KeyMeaning::Wrap(wrap) => about_wrap(wrap),
            };
            Some(Hover { span, markdown })
        }
        Part::Value => about_value(text, &outline, mapping, place, offset, release),
    }
}

fn about_value(
    text: &str,
    outline: &Outline,
    mapping: Meaning,
    place: Place,
    offset: usize,
    release: Release,
) -> Option<Hover> {
    let Meaning::Field(id) = outline.step(text, mapping, place) else {
        return None;
    };
    let Shape::Choice(choices) = &id.field().shape else {
        return None;
    };
    let value = outline.node(outline.entry(place)?.value);
    let is_within = value.span.start <= offset && offset <= value.span.end;
    if !is_within || !matches!(value.content, Content::Scalar(_)) {
        return None;
    }
    let written = unquoted(text.get(value.span.start..value.span.end)?);
    let word = choices.words.iter().find(|word| {
        word.text == written || (choices.any_case_in(release) && word.text.eq_ignore_ascii_case(&written))
    })?;
    Some(Hover {
        span: value.span,
        markdown: about_word(id.field(), word, release),
    })
}

fn about_field(field: &Field, release: Release) -> String {
    let mut words = format!(
        "```yaml\n{}\n```\n\n{}\n",
        signature(field.id, release),
        field.doc
    );
    if let Shape::Choice(choices) = &field.shape {
        words.push('\n');
        list_words(&mut words, choices, release);
    }
    let mut facts = vec![format!("`{}`", path(field))];
    let aliases: Vec<String> = field
        .keys
        .iter()
        .skip(1)
        .map(|key| format!("`{}`{}", key.name, since(key.since)))
        .collect();
    if !aliases.is_empty() {
        facts.push(format!(
            "also written {}; the first of these names that is present counts",
            aliases.join(", ")
        ));
    }
    if field.stored_as != field.name() {
        facts.push(format!("stored as `{}`", field.stored_as));
    }
    facts.extend(availability(field.since, release));
    words.push('\n');
    for fact in facts {
        // Writing to a text cannot fail.
        let _ = writeln!(words, "- {fact}");
    }
    words
}

fn list_words(text: &mut String, choices: &Choices, release: Release) {
    for word in choices.words_in(release) {
        // Writing to a text cannot fail.
        let _ = writeln!(text, "- `{}`{}: {}", word.text, since(word.since), word.doc);
    }
}

fn about_word(field: &Field, word: &Word, release: Release) -> String {
    let mut words = format!("`{}: {}`\n\n{}\n", field.name(), word.text, word.doc);
    if let Some(fact) = availability(word.since, release) {
        // Writing to a text cannot fail.
        let _ = write!(words, "\n- {fact}\n");
    }
    words
}

fn about_wrap(wrap: Wrap) -> String {
    format!("`{}`\n\n{}\n", wrap.name(), wrap.doc())
}

/// The way to a field by its first names.
fn path(field: &Field) -> String {
    let mut names = vec![field.name()];
    let mut parent = field.parent;
    while let Some(id) = parent {
        names.push(id.field().name());
        parent = id.field().parent;
    }
    names.reverse();
    names.join(".")
}

fn since(series: Series) -> String {
    if series == Series::FIRST {
        String::new()
    } else {
        format!(" (since {series})")
    }
}

/// Since when something is known, where that is not always.
fn availability(since: Series, release: Release) -> Option<String> {
    if release.series() < since {
        Some(format!(
            "manager {release} does not know it; managers do since {since}"
        ))
    } else if since == Series::FIRST {
        None
    } else {
        Some(format!("since manager {since}"))
    }
}
