//! The nodes of a cluster.

use serde_json::{Map, Value};

use super::{list, object, storable_text, with};
use crate::fields::FieldId;
use crate::template::cluster::MAIN;

/// A list of nodes, one of which is the main one. That each role stands once cannot be said.
pub(super) fn nodes(mut node: Map<String, Value>) -> Map<String, Value> {
    let role = FieldId::Role.field().name();
    let replicas = FieldId::Replicas.field().name();
    let mut is_main = with(role);
    is_main.insert("properties".to_owned(), property(role, "const", MAIN.into()));
    let one = Value::Array(vec![1.into(), true.into()]);
    let has_one = object([("properties", property(replicas, "enum", one))]);
    node.insert("if".to_owned(), is_main.clone().into());
    node.insert("then".to_owned(), has_one.into());
    object([
        ("type", "array".into()),
        ("items", node.into()),
        ("contains", is_main.into()),
    ])
}

/// What is said of one property.
fn property(name: &str, word: &str, value: Value) -> Value {
    object([(name, object([(word, value)]).into())]).into()
}

/// A UUID in the forms that people write.
pub(super) fn identifier() -> Map<String, Value> {
    object([
        ("type", "string".into()),
        ("pattern", "^(urn:)?(uuid:)?\\{*-*([0-9A-Fa-f]-*){32}\\}*$".into()),
    ])
}

/// A whole number, or a text that is one.
pub(super) fn count() -> Map<String, Value> {
    let digits = object([("pattern", "^\\s*[+-]?[0-9]+(_[0-9]+)*\\s*$".into())]);
    let text = object([
        ("type", "string".into()),
        ("allOf", Value::Array(vec![storable_text().into(), digits.into()])),
    ]);
    let number = object([("type", list(&["integer", "boolean"]))]);
    object([("anyOf", Value::Array(vec![number.into(), text.into()]))])
}
