//! One field.

use serde_json::{Map, Value, json};

use super::{STORABLE_TEXT, cluster, mount, name, section, text};
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
        rest = json!({
            "if": {"required": [other]},
            "then": {"properties": {*other: value(field, release)}},
            "else": rest,
        });
    }
    conditions.push(json!({"if": {"required": [first]}, "then": true, "else": rest}));
}

/// What is shown of a field.
fn annotate(schema: &mut Map<String, Value>, field: &Field, release: Release) {
    schema.insert("title".to_owned(), signature(field.id, release).into());
    schema.insert("description".to_owned(), field.doc.into());
    match field.default_in(release) {
        Some(Default::Text(text)) => schema.insert("default".to_owned(), text.into()),
        Some(Default::Empty) => schema.insert("default".to_owned(), json!({})),
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
        Shape::Values => mapping(json!({"$ref": "#/definitions/storable"})),
        Shape::TextList => {
            let mut list = Map::new();
            list.insert("type".to_owned(), "array".into());
            list.insert("items".to_owned(), text().into());
            list
        }
    };
    if field.nullable
        && let Some(kind) = schema.get_mut("type")
    {
        *kind = json!([kind.take(), "null"]);
    }
    schema
}

fn mapping(values: Value) -> Map<String, Value> {
    let mut schema = Map::new();
    schema.insert("type".to_owned(), "object".into());
    schema.insert("additionalProperties".to_owned(), values);
    schema.insert(
        "propertyNames".to_owned(),
        json!({"minLength": 1, "pattern": STORABLE_TEXT}),
    );
    schema
}

fn choice(choices: &Choices, release: Release) -> Map<String, Value> {
    let words: Vec<&str> = choices.words_in(release).map(|word| word.text).collect();
    let mut schema = Map::new();
    schema.insert("type".to_owned(), "string".into());
    if choices.any_case_in(release) {
        let patterns: Vec<String> = words.iter().map(|word| in_any_case(word)).collect();
        let pattern = format!("^({})$", patterns.join("|"));
        schema.insert("anyOf".to_owned(), json!([{"enum": words}, {"pattern": pattern}]));
    } else {
        schema.insert("enum".to_owned(), words.into());
    }
    schema
}

/// A pattern for a word in any case.
fn in_any_case(word: &str) -> String {
    word.chars()
        .flat_map(|letter| ['[', letter.to_ascii_uppercase(), letter.to_ascii_lowercase(), ']'])
        .collect()
}
