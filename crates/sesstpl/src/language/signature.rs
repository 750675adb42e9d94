//! A field in one line.

use std::borrow::Cow;

use crate::Release;
use crate::fields::{Choices, Default, Field, FieldId, Shape};

/// A field in one line, as a release has it: its name, what may stand there, and what is stored where it is missing.
///
/// ```
/// use sesstpl::{Release, fields::FieldId, language::signature};
///
/// assert_eq!(signature(FieldId::Branch, Release::LATEST), "branch: text or null, default null");
/// assert_eq!(signature(FieldId::Image, Release::LATEST), "image: text, required");
/// ```
pub fn signature(field: FieldId, release: Release) -> String {
    let field = field.field();
    let null = if field.nullable { " or null" } else { "" };
    let presence =
        default(field, release).map_or_else(|| "required".to_owned(), |default| format!("default {default}"));
    format!("{}: {}{null}, {presence}", field.name(), kind(field, release))
}

/// What may stand in a field, null not counted.
fn kind(field: &Field, release: Release) -> String {
    match &field.shape {
        Shape::Text => "text".to_owned(),
        Shape::Choice(choices) => words(choices, release),
        Shape::Texts => "mapping of names to texts".to_owned(),
        Shape::Values => "mapping of names to values".to_owned(),
        Shape::TextList => "list of texts".to_owned(),
        Shape::Section(_) => "mapping".to_owned(),
        Shape::Sections(_) => "list of mappings".to_owned(),
        Shape::Identifier => "identifier".to_owned(),
        Shape::Integer => "whole number".to_owned(),
    }
}

fn words(choices: &Choices, release: Release) -> String {
    let words: Vec<&str> = choices.words_in(release).map(|word| word.text).collect();
    words.join(" | ")
}

/// What a release stores where a field is missing, as YAML; none where the field is required.
pub(super) fn default(field: &Field, release: Release) -> Option<Cow<'static, str>> {
    Some(match field.default_in(release)? {
        Default::Null => "null".into(),
        Default::Empty => "{}".into(),
        Default::Text(text) => text.into(),
        Default::Number(number) => number.to_string().into(),
    })
}
