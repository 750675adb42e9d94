//! Where the values of two texts differ, as our reader sees them.

use std::collections::{BTreeMap, BTreeSet};

use sesstpl_yaml::{Document, NodeId, Value, load_all};

/// More values than these are not looked at: aliases may stand for billions.
const MAX_VALUES: usize = 10_000;

/// A way into a document: its number, then keys and indices.
pub(crate) type Place = Vec<String>;

/// The places at which there is something else; none if there is too much to look at, or a text cannot be read.
pub(crate) fn differing(one: &str, other: &str) -> Option<BTreeSet<Place>> {
    let (one, other) = (leaves(one)?, leaves(other)?);
    let missing =
        |from: &BTreeMap<Place, String>, place: &Place, value: &String| from.get(place) != Some(value);
    let mut places = BTreeSet::new();
    places.extend(
        one.iter()
            .filter(|(place, value)| missing(&other, place, value))
            .map(|(place, _)| place.clone()),
    );
    places.extend(
        other
            .iter()
            .filter(|(place, value)| missing(&one, place, value))
            .map(|(place, _)| place.clone()),
    );
    Some(places)
}

fn leaves(text: &str) -> Option<BTreeMap<Place, String>> {
    let stream = load_all(text);
    if stream.error.is_some() {
        return None;
    }
    let mut leaves = BTreeMap::new();
    for (index, document) in stream.documents.iter().enumerate() {
        let mut left = MAX_VALUES;
        collect(
            document,
            document.root()?,
            &mut vec![index.to_string()],
            &mut leaves,
            &mut left,
        )?;
    }
    Some(leaves)
}

fn collect(
    document: &Document,
    node: NodeId,
    place: &mut Place,
    leaves: &mut BTreeMap<Place, String>,
    left: &mut usize,
) -> Option<()> {
    *left = left.checked_sub(1)?;
    if place.len() > 100 {
        return None;
    }
    match document.value(node) {
        Value::Dict(entries) | Value::Pairs(entries) if !entries.is_empty() => {
            for &(key, value) in entries {
                place.push(name(document.value(key)));
                collect(document, value, place, leaves, left)?;
                place.pop();
            }
        }
        Value::List(items) | Value::Set(items) if !items.is_empty() => {
            for (index, &item) in items.iter().enumerate() {
                place.push(index.to_string());
                collect(document, item, place, leaves, left)?;
                place.pop();
            }
        }
        value => {
            leaves.insert(place.clone(), format!("{value:?}"));
        }
    }
    Some(())
}

fn name(key: &Value) -> String {
    match key {
        Value::Str(text) => text.to_str_lossy().into_owned(),
        Value::Int(int) => int.to_decimal().unwrap_or_default(),
        Value::Bool(value) => value.to_string(),
        Value::Null => "null".to_owned(),
        Value::Date(date) => date.to_string(),
        Value::DateTime(moment) => moment.to_string(),
        Value::Float(number) => format!("{number:?}"),
        other => format!("{other:?}"),
    }
}
