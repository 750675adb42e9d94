//! One field.

use serde_json::{Map, Value};

use super::{STORABLE_TEXT, cluster, definition, list, mount, name, object, section, text, with};
use crate::Release;
use crate::fields::{Choices, Default, Field, FieldId, Shape};
use crate::language::signature;

/// Adds a field under each of its names, and what follows from several.
pub(super) fn describe(
    field: &Field,
    release: Release,
    properties: &mut Map<String, Value>,
    conditions: &mut Vec<Value>,
) {
    let names: Vec<&str> = field.keys_in(release).collect();
    let Some((first, others)) = names.split_first() else {
        return;
    };
    let mut schema = value(field, release);
    annotate(&mut schema, field, release);
    properties.insert((*first).to_owned(), schema.into());
    if others.is_empty() {
        return;
    }
    // The first name that is present counts; what stands under the others is dropped unseen.
    let mut rest = Value::Bool(true);
    for other in others.iter().rev() {
        let mut described = Map::new();
        annotate(&mut described, field, release);
        properties.insert((*other).to_owned(), described.into());
        let properties = object([(*other, value(field, release).into())]);
        let counts = object([("properties", properties.into())]);
        rest = condition(other, counts.into(), rest);
    }
    conditions.push(condition(first, true.into(), rest));
}

/// What holds where a name stands, and where it does not.
fn condition(name: &str, then: Value, otherwise: Value) -> Value {
    object([("if", with(name).into()), ("then", then), ("else", otherwise)]).into()
}

/// What is shown of a field.
fn annotate(schema: &mut Map<String, Value>, field: &Field, release: Release) {
    schema.insert("title".to_owned(), signature(field.id, release).into());
    schema.insert("description".to_owned(), field.doc.into());
    match field.default_in(release) {
        Some(Default::Text(text)) => schema.insert("default".to_owned(), text.into()),
        Some(Default::Empty) => schema.insert("default".to_owned(), Map::new().into()),
        Some(Default::Number(number)) => schema.insert("default".to_owned(), number.into()),
        Some(Default::Null) => schema.insert("default".to_owned(), Value::Null),
        None => None,
    };
}

/// What may stand in a field.
fn value(field: &Field, release: Release) -> Map<String, Value> {
    let mut schema = match &field.shape {
        Shape::Section(fields) => section(fields, release),
        Shape::Sections(fields) => cluster::nodes(section(fields, release)),
        Shape::Identifier => cluster::identifier(),
        Shape::Integer => cluster::count(),
        Shape::Text if matches!(field.id, FieldId::Name | FieldId::ClusterName) => name(),
        Shape::Text => text(),
        Shape::Choice(choices) => choice(choices, release),
        Shape::Texts => mapping(text().into()),
        Shape::Values if field.id == FieldId::Mounts => mapping(mount::path(release)),
        Shape::Values => mapping(definition("storable").into()),
        Shape::TextList => object([("type", "array".into()), ("items", text().into())]),
    };
    if field.nullable
        && let Some(kind) = schema.get_mut("type")
    {
        *kind = Value::Array(vec![kind.take(), "null".into()]);
    }
    schema
}

fn mapping(values: Value) -> Map<String, Value> {
    let names = object([("minLength", 1.into()), ("pattern", STORABLE_TEXT.into())]);
    object([
        ("type", "object".into()),
        ("additionalProperties", values),
        ("propertyNames", names.into()),
    ])
}

fn choice(choices: &Choices, release: Release) -> Map<String, Value> {
    let words: Vec<&str> = choices.words_in(release).map(|word| word.text).collect();
    let mut schema = object([("type", "string".into())]);
    if choices.any_case_in(release) {
        let patterns: Vec<String> = words.iter().map(|word| in_any_case(word)).collect();
        let pattern = format!("^({})$", patterns.join("|"));
        let as_written = object([("enum", list(&words))]);
        let in_any_case = object([("pattern", pattern.into())]);
        let either = Value::Array(vec![as_written.into(), in_any_case.into()]);
        schema.insert("anyOf".to_owned(), either);
    } else {
        schema.insert("enum".to_owned(), list(&words));
    }
    schema
}

/// A pattern for a word in any case.
fn in_any_case(word: &str) -> String {
    word.chars()
        .flat_map(|letter| ['[', letter.to_ascii_uppercase(), letter.to_ascii_lowercase(), ']'])
        .collect()
}
