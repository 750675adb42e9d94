//! What a release takes, as JSON Schema.
//!
//! For editors that know JSON Schema and not this crate. What it cannot say: how YAML writes a value (the schema
//! sees a text where the manager sees a date), names that are no text, and whole templates that grow too large.

mod cluster;
mod field;
mod mount;

use serde_json::{Map, Value};

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
    let wrapped = either(
        mapping_with(Wrap::SessionTemplates.name()),
        definition("envelope"),
        either(
            mapping_with(Wrap::Template.name()),
            definition("item"),
            definition("any"),
        ),
    );
    let mut schema = either(
        object([("type", "array".into())]),
        definition("list"),
        either(is_template(), definition("any"), wrapped),
    );
    let list = [
        ("type", "array".into()),
        ("minItems", 1.into()),
        ("items", definition("item").into()),
    ];
    let definitions = object([
        ("any", any(release).into()),
        ("template", template.into()),
        ("cluster", cluster.into()),
        ("item", item().into()),
        ("list", object(list).into()),
        ("envelope", envelope().into()),
        ("storable", storable().into()),
    ]);
    let title = format!("Session templates, as Backend.AI manager {release} stores them");
    schema.insert("$schema".to_owned(), DIALECT.into());
    schema.insert("title".to_owned(), title.into());
    schema.insert("definitions".to_owned(), definitions.into());
    schema.into()
}

/// An object with these members. `json!` would write out at each place what is called here.
fn object<const COUNT: usize>(mut members: [(&str, Value); COUNT]) -> Map<String, Value> {
    moved(&mut members)
}

fn moved(members: &mut [(&str, Value)]) -> Map<String, Value> {
    let mut object = Map::new();
    for (name, value) in members {
        object.insert((*name).to_owned(), value.take());
    }
    object
}

/// A list of texts.
fn list(texts: &[&str]) -> Value {
    texts.into()
}

/// What is said under a name in `definitions`.
fn definition(name: &str) -> Map<String, Value> {
    object([("$ref", format!("#/definitions/{name}").into())])
}

fn either(
    condition: Map<String, Value>,
    then: Map<String, Value>,
    otherwise: Map<String, Value>,
) -> Map<String, Value> {
    object([
        ("if", condition.into()),
        ("then", then.into()),
        ("else", otherwise.into()),
    ])
}

/// A mapping in which a key stands.
fn mapping_with(key: &str) -> Map<String, Value> {
    object([("type", "object".into()), ("required", list(&[key]))])
}

/// A value with which a key stands.
fn with(key: &str) -> Map<String, Value> {
    object([("required", list(&[key]))])
}

/// A mapping with one of a template's own keys is a template, whatever else it holds.
fn is_template() -> Map<String, Value> {
    let keys = TEMPLATE.fields.iter().flat_map(|field| field.keys);
    let one: Vec<Value> = keys.map(|key| with(key.name).into()).collect();
    object([("type", "object".into()), ("anyOf", one.into())])
}

/// A template of the kind that it says.
fn any(release: Release) -> Map<String, Value> {
    let field = FieldId::ClusterKind.field();
    let session = definition("template");
    match &field.shape {
        Shape::Choice(choices) if field.exists_in(release) => {
            let words: Vec<&str> = choices.words_in(release).map(|word| word.text).collect();
            let kind = object([("enum", list(&words))]);
            let mut is_cluster = mapping_with(field.name());
            is_cluster.insert(
                "properties".to_owned(),
                object([(field.name(), kind.into())]).into(),
            );
            either(is_cluster, definition("cluster"), session)
        }
        _ => session,
    }
}

fn item() -> Map<String, Value> {
    let mut properties = Map::new();
    for wrap in Wrap::ITEM {
        let mut property = object([("description", wrap.doc().into())]);
        if wrap == Wrap::Template {
            property.insert("allOf".to_owned(), Value::Array(vec![definition("any").into()]));
        }
        properties.insert(wrap.name().to_owned(), property.into());
    }
    let mut item = mapping_with(Wrap::Template.name());
    item.insert("properties".to_owned(), properties.into());
    item
}

fn envelope() -> Map<String, Value> {
    let wrap = Wrap::SessionTemplates;
    let items = object([
        ("description", wrap.doc().into()),
        ("type", "array".into()),
        ("items", definition("item").into()),
    ]);
    let properties = object([(wrap.name(), items.into())]);
    object([("type", "object".into()), ("properties", properties.into())])
}

/// What the database can hold.
fn storable() -> Map<String, Value> {
    let types = ["null", "boolean", "number", "string", "array", "object"];
    object([
        ("type", list(&types)),
        ("pattern", STORABLE_TEXT.into()),
        ("items", definition("storable").into()),
        ("additionalProperties", definition("storable").into()),
        ("propertyNames", storable_text().into()),
    ])
}

fn storable_text() -> Map<String, Value> {
    object([("pattern", STORABLE_TEXT.into())])
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
                let one: Vec<Value> = several.iter().map(|name| with(name).into()).collect();
                conditions.push(object([("anyOf", one.into())]).into());
            }
        }
    }
    let others = if section.open {
        definition("storable").into()
    } else {
        Value::Bool(false)
    };
    let mut schema = object([
        ("type", "object".into()),
        ("properties", properties.into()),
        ("additionalProperties", others),
    ]);
    if !single.is_empty() {
        schema.insert("required".to_owned(), single.into());
    }
    if !conditions.is_empty() {
        schema.insert("allOf".to_owned(), conditions.into());
    }
    if section.open {
        schema.insert("propertyNames".to_owned(), storable_text().into());
    }
    schema
}

/// A text that is not empty.
fn text() -> Map<String, Value> {
    object([
        ("type", "string".into()),
        ("minLength", 1.into()),
        ("pattern", STORABLE_TEXT.into()),
    ])
}

/// A text that the database's column for names can hold.
fn name() -> Map<String, Value> {
    let mut schema = text();
    schema.insert("maxLength".to_owned(), MAX_NAME_LENGTH.into());
    schema
}
