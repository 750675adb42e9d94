//! The nodes of a cluster.

use serde_json::{Map, Value, json};

use super::STORABLE_TEXT;
use crate::fields::FieldId;
use crate::template::cluster::MAIN;

/// A list of nodes, one of which is the main one. That each role stands once cannot be said.
pub(super) fn nodes(mut node: Map<String, Value>) -> Map<String, Value> {
    let role = FieldId::Role.field().name();
    let replicas = FieldId::Replicas.field().name();
    let is_main = json!({"required": [role], "properties": {role: {"const": MAIN}}});
    node.insert("if".to_owned(), is_main.clone());
    node.insert(
        "then".to_owned(),
        json!({"properties": {replicas: {"enum": [1, true]}}}),
    );
    let mut list = Map::new();
    list.insert("type".to_owned(), "array".into());
    list.insert("items".to_owned(), node.into());
    list.insert("contains".to_owned(), is_main);
    list
}

/// A UUID in the forms that people write.
pub(super) fn identifier() -> Map<String, Value> {
    let mut schema = Map::new();
    schema.insert("type".to_owned(), "string".into());
    schema.insert(
        "pattern".to_owned(),
        "^(urn:)?(uuid:)?\\{*-*([0-9A-Fa-f]-*){32}\\}*$".into(),
    );
    schema
}

/// A whole number, or a text that is one.
pub(super) fn count() -> Map<String, Value> {
    let mut schema = Map::new();
    let text = json!({
        "type": "string",
        "allOf": [{"pattern": STORABLE_TEXT}, {"pattern": "^\\s*[+-]?[0-9]+(_[0-9]+)*\\s*$"}],
    });
    schema.insert(
        "anyOf".to_owned(),
        json!([{"type": ["integer", "boolean"]}, text]),
    );
    schema
}
