//! What a release takes, as JSON Schema.
//!
//! For editors that know JSON Schema and not this crate. What it cannot say: how YAML writes a value (the schema
//! sees a text where the manager sees a date), names that are no text, and whole templates that grow too large.

mod cluster;
mod field;
mod mount;

use serde_json::{Map, Value, json};

use super::meaning::Wrap;
use crate::Release;
use crate::fields::{CLUSTER, FieldId, Section, Shape, TEMPLATE};
use crate::template::measure::MAX_NAME_LENGTH;

/// The form of JSON Schema, which editors read best.
const DIALECT: &str = "http://json-schema.org/draft-07/schema#";

/// A pattern for texts that the database can hold.
const STORABLE_TEXT: &str = "^[^\\u0000]*$";

/// The JSON Schema (draft 7) of the documents that a release stores, in every envelope.
///
/// Of a field's names the first that is present is checked, as the manager does; the others may hold anything.
///
/// ```
/// use sesstpl::{Release, language::schema::json_schema};
///
/// let schema = json_schema(Release::LATEST);
/// assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
/// assert_eq!(schema["definitions"]["template"]["properties"]["kind"]["enum"][0], "taskTemplate");
/// ```
pub fn json_schema(release: Release) -> Value {
    let mut template = section(TEMPLATE, release);
    template.insert("title".to_owned(), "Session template".into());
    let mut cluster = section(CLUSTER, release);
    cluster.insert("title".to_owned(), "Cluster template".into());
    json!({
        "$schema": DIALECT,
        "title": format!("Session templates, as Backend.AI manager {release} stores them"),
        "if": {"type": "array"},
        "then": {"$ref": "#/definitions/list"},
        "else": {
            "if": is_template(),
            "then": {"$ref": "#/definitions/any"},
            "else": {
                "if": {"type": "object", "required": [Wrap::SessionTemplates.name()]},
                "then": {"$ref": "#/definitions/envelope"},
                "else": {
                    "if": {"type": "object", "required": [Wrap::Template.name()]},
                    "then": {"$ref": "#/definitions/item"},
                    "else": {"$ref": "#/definitions/any"},
                },
            },
        },
        "definitions": {
            "any": any(release),
            "template": template,
            "cluster": cluster,
            "item": item(),
            "list": {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/item"}},
            "envelope": {
                "type": "object",
                "properties": {
                    Wrap::SessionTemplates.name(): {
                        "description": Wrap::SessionTemplates.doc(),
                        "type": "array",
                        "items": {"$ref": "#/definitions/item"},
                    },
                },
            },
            "storable": storable(),
        },
    })
}

/// A mapping with one of a template's own keys is a template, whatever else it holds.
fn is_template() -> Value {
    let keys = TEMPLATE.fields.iter().flat_map(|field| field.keys);
    let one: Vec<Value> = keys.map(|key| json!({"required": [key.name]})).collect();
    json!({"type": "object", "anyOf": one})
}

/// A template of the kind that it says.
fn any(release: Release) -> Value {
    let field = FieldId::ClusterKind.field();
    let session = json!({"$ref": "#/definitions/template"});
    match &field.shape {
        Shape::Choice(choices) if field.exists_in(release) => {
            let words: Vec<&str> = choices.words_in(release).map(|word| word.text).collect();
            json!({
                "if": {
                    "type": "object",
                    "required": [field.name()],
                    "properties": {field.name(): {"enum": words}},
                },
                "then": {"$ref": "#/definitions/cluster"},
                "else": session,
            })
        }
        _ => session,
    }
}

fn item() -> Value {
    let mut properties = Map::new();
    for wrap in Wrap::ITEM {
        let mut property = json!({"description": wrap.doc()});
        if wrap == Wrap::Template {
            property["allOf"] = json!([{"$ref": "#/definitions/any"}]);
        }
        properties.insert(wrap.name().to_owned(), property);
    }
    json!({"type": "object", "required": [Wrap::Template.name()], "properties": properties})
}

/// What the database can hold.
fn storable() -> Value {
    let itself = json!({"$ref": "#/definitions/storable"});
    json!({
        "type": ["null", "boolean", "number", "string", "array", "object"],
        "pattern": STORABLE_TEXT,
        "items": itself,
        "additionalProperties": itself,
        "propertyNames": {"pattern": STORABLE_TEXT},
    })
}

/// A mapping with known keys.
fn section(section: &Section, release: Release) -> Map<String, Value> {
    let mut properties = Map::new();
    let mut required = Vec::new();
    let mut conditions = Vec::new();
    for field in section.fields.iter().filter(|field| field.exists_in(release)) {
        field::describe(field, release, &mut properties, &mut conditions);
        if field.default_in(release).is_none() {
            required.push(*field);
        }
    }
    let mut single = Vec::new();
    for field in required {
        let names: Vec<&str> = field.keys_in(release).collect();
        match names.as_slice() {
            [only] => single.push(Value::from(*only)),
            several => {
                let one: Vec<Value> = several.iter().map(|name| json!({"required": [name]})).collect();
                conditions.push(json!({"anyOf": one}));
            }
        }
    }
    let mut schema = Map::new();
    schema.insert("type".to_owned(), "object".into());
    schema.insert("properties".to_owned(), properties.into());
    if !single.is_empty() {
        schema.insert("required".to_owned(), single.into());
    }
    if !conditions.is_empty() {
        schema.insert("allOf".to_owned(), conditions.into());
    }
    let others = if section.open {
        json!({"$ref": "#/definitions/storable"})
    } else {
        false.into()
    };
    schema.insert("additionalProperties".to_owned(), others);
    if section.open {
        schema.insert("propertyNames".to_owned(), json!({"pattern": STORABLE_TEXT}));
    }
    schema
}

/// A text that is not empty.
fn text() -> Map<String, Value> {
    let mut schema = Map::new();
    schema.insert("type".to_owned(), "string".into());
    schema.insert("minLength".to_owned(), 1.into());
    schema.insert("pattern".to_owned(), STORABLE_TEXT.into());
    schema
}

/// A text that the database's column for names can hold.
fn name() -> Map<String, Value> {
    let mut schema = text();
    schema.insert("maxLength".to_owned(), MAX_NAME_LENGTH.into());
    schema
}
