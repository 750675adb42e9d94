//! The stored form.

use std::borrow::Cow;
use std::collections::HashMap;

use sesstpl_yaml::{Int, NodeId, Text, Value};

use super::{Entry, Template, float, literal};
use crate::Stored;
use crate::fields::{Default, Field, FieldId, Section, Shape};

/// A key of an object and its value.
type Member = (Cow<'static, str>, Stored);

/// What a release stores of a template that nothing is wrong with.
pub(super) fn stored(template: &Template<'_>) -> Stored {
    let mut object = Object::new(section(template, template.kind.section(), |field| {
        template.entry(field)
    }));
    for &(key, value) in &template.extras {
        object.insert(key_text(template.document.value(key)), any(template, value));
    }
    Stored::Object(object.entries)
}

fn section(
    template: &Template<'_>,
    section: &Section,
    entry: impl Fn(FieldId) -> Option<Entry>,
) -> Vec<Member> {
    let mut members = Vec::with_capacity(section.fields.len());
    let known = section.fields.iter();
    for field in known.filter(|field| field.exists_in(template.release)) {
        let value = field_value(template, field, entry(field.id));
        members.push((Cow::Borrowed(field.stored_as), value));
    }
    members
}

fn field_value(template: &Template<'_>, field: &'static Field, entry: Option<Entry>) -> Stored {
    let Some(entry) = entry else {
        return match field.default_in(template.release) {
            None | Some(Default::Null) => Stored::Null,
            Some(Default::Empty) => Stored::Object(Vec::new()),
            Some(Default::Text(text)) => Stored::Text(text.to_owned()),
            Some(Default::Number(number)) => Stored::Int(number),
        };
    };
    let value = template.document.value(entry.value);
    match (&field.shape, value) {
        (Shape::Section(inner), Value::Dict(_)) => {
            Stored::Object(section(template, inner, |field| template.entry(field)))
        }
        (Shape::Sections(inner), _) => {
            let item =
                |item: &super::Item| Stored::Object(section(template, inner, |field| item.entry(field)));
            Stored::List(template.items.iter().map(item).collect())
        }
        (Shape::Identifier, value) => Stored::Text(identifier(value)),
        (Shape::Choice(choices), Value::Str(text)) if choices.any_case_in(template.release) => {
            Stored::Text(text.to_str_lossy().to_ascii_lowercase())
        }
        _ => any(template, entry.value),
    }
}

/// An identifier in lower case with hyphens.
fn identifier(value: &Value) -> String {
    let bits = match value {
        Value::Str(text) => text.as_str().and_then(literal::identifier),
        Value::Bytes(bytes) => bytes.as_slice().try_into().ok().map(u128::from_be_bytes),
        _ => None,
    };
    // What is no identifier was found to be a problem before.
    let digits = format!("{:032x}", bits.unwrap_or_default());
    let groups = [0..8, 8..12, 12..16, 16..20, 20..32];
    groups
        .map(|group| digits.get(group).unwrap_or_default())
        .join("-")
}

fn any(template: &Template<'_>, node: NodeId) -> Stored {
    let read = |&node: &NodeId| any(template, node);
    match template.document.value(node) {
        Value::Bool(value) => Stored::Bool(*value),
        Value::Int(Int::Small(value)) => Stored::Int(*value),
        Value::Int(int @ Int::Big { .. }) => Stored::BigInt(int.to_decimal().unwrap_or_default()),
        Value::Float(value) => Stored::Float(*value),
        Value::Str(text) => Stored::Text(stored_text(text)),
        Value::DateTime(moment) => Stored::Text(moment.to_string()),
        Value::List(items) => Stored::List(items.iter().map(read).collect()),
        Value::Pairs(pairs) => Stored::List(
            pairs
                .iter()
                .map(|(first, second)| Stored::List(vec![read(first), read(second)]))
                .collect(),
        ),
        Value::Dict(entries) => {
            let mut object = Object::new(Vec::with_capacity(entries.len()));
            for (key, value) in entries {
                object.insert(key_text(template.document.value(*key)), read(value));
            }
            Stored::Object(object.entries)
        }
        // What JSON does not have was found to be a problem before.
        Value::Null | Value::Bytes(_) | Value::Date(_) | Value::Set(_) => Stored::Null,
    }
}

/// An object under construction. Different keys may have the same text: the first keeps its place, the last
/// gives the value.
struct Object {
    entries: Vec<Member>,
    /// Where the texts of keys stand that were no text; others are all different.
    places: HashMap<String, usize>,
}

impl Object {
    fn new(entries: Vec<Member>) -> Self {
        Self {
            entries,
            places: HashMap::new(),
        }
    }

    fn insert(&mut self, (key, is_text): (String, bool), value: Stored) {
        if is_text && self.places.is_empty() {
            self.entries.push((key.into(), value));
            return;
        }
        if self.places.is_empty() {
            let texts = self.entries.iter().enumerate();
            self.places = texts.map(|(place, (key, _))| (key.to_string(), place)).collect();
        }
        let written = self
            .places
            .get(&key)
            .and_then(|&place| self.entries.get_mut(place));
        if let Some(entry) = written {
            entry.1 = value;
        } else {
            self.places.insert(key.clone(), self.entries.len());
            self.entries.push((key.into(), value));
        }
    }
}

/// A key as JSON has it, and whether it is text.
fn key_text(key: &Value) -> (String, bool) {
    match key {
        Value::Str(text) => (stored_text(text), text.as_str().is_some()),
        Value::Bool(value) => (value.to_string(), false),
        Value::Int(int) => (int.to_decimal().unwrap_or_default(), false),
        Value::Float(value) => (float::repr(*value), false),
        _ => ("null".to_owned(), false),
    }
}

fn stored_text(text: &Text) -> String {
    match text.as_str() {
        Some(text) => text.to_owned(),
        None => joined(text).unwrap_or_default(),
    }
}

/// Text whose surrogates stand in pairs; none if one stands alone.
pub(super) fn joined(text: &Text) -> Option<String> {
    let mut joined = String::new();
    let mut points = text.code_points().peekable();
    while let Some(mut point) = points.next() {
        if let (0xD800..=0xDBFF, Some(second @ 0xDC00..=0xDFFF)) = (point, points.peek()) {
            point = 0x1_0000 + ((point - 0xD800) << 10) + (second - 0xDC00);
            points.next();
        }
        joined.push(char::from_u32(point)?);
    }
    Some(joined)
}
