//! Trees of values that can be compared however much of them is shared.
//!
//! Equal values have equal [`Class`]es. An anchored value counts once, however often it is mentioned, so that a few
//! lines of aliases that stand for billions of values take no more time than their text.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use sesstpl_yaml::{Document, Int, NodeId, Text, Value};

use super::EditError;
use crate::template::float;
use crate::{Segment, Stored};

/// Names a value within its [`Forms`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Class(usize);

/// A value whose items are named.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Form {
    Null,
    Bool(bool),
    Int(Int),
    /// The bits; all that are not a number are one.
    Float(u64),
    Text(Text),
    Bytes(Vec<u8>),
    /// A date or a moment, as ISO 8601 writes it.
    Timestamp(String),
    List(Vec<Class>),
    Dict(Vec<(Class, Class)>),
    Set(Vec<Class>),
    Pairs(Vec<(Class, Class)>),
}

/// Different values, each once.
#[derive(Debug, Default)]
pub(crate) struct Forms {
    forms: Vec<Form>,
    classes: HashMap<Form, Class>,
}

/// Whether a step from a value leads somewhere.
pub(super) enum Found {
    /// To this place among the items or entries.
    At(usize),
    /// To nothing, but the value could have it.
    Missing,
    /// The value has no such things.
    WrongKind,
}

impl Forms {
    pub(super) fn form(&self, class: Class) -> &Form {
        self.forms.get(class.0).unwrap_or(&Form::Null)
    }

    pub(super) fn class(&mut self, form: Form) -> Class {
        if let Some(&class) = self.classes.get(&form) {
            return class;
        }
        let class = Class(self.forms.len());
        self.forms.push(form.clone());
        self.classes.insert(form, class);
        class
    }

    pub(super) fn text(&mut self, text: &str) -> Class {
        self.class(Form::Text(text.into()))
    }

    /// The values of all nodes of a document.
    pub(super) fn read(&mut self, document: &Document) -> Result<HashMap<NodeId, Class>, EditError> {
        let mut classes = HashMap::new();
        let mut open = HashSet::new();
        for (start, _) in document.nodes() {
            let mut stack = vec![start];
            while let Some(&id) = stack.last() {
                if classes.contains_key(&id) {
                    stack.pop();
                    continue;
                }
                let value = document.value(id);
                if open.insert(id) {
                    let inner = stack.len();
                    push_items(value, &mut stack);
                    if stack
                        .iter()
                        .skip(inner)
                        .any(|item| open.contains(item) && !classes.contains_key(item))
                    {
                        return Err(EditError::Circular);
                    }
                    continue;
                }
                stack.pop();
                classes.insert(id, self.form_of(value, &classes));
            }
        }
        Ok(classes)
    }

    fn form_of(&mut self, value: &Value, classes: &HashMap<NodeId, Class>) -> Class {
        let of = |id: &NodeId| classes.get(id).copied().unwrap_or(Class(0));
        let pairs =
            |entries: &[(NodeId, NodeId)]| entries.iter().map(|(key, value)| (of(key), of(value))).collect();
        let form = match value {
            Value::Null => Form::Null,
            Value::Bool(value) => Form::Bool(*value),
            Value::Int(int) => Form::Int(int.clone()),
            Value::Float(value) => float_form(*value),
            Value::Str(text) => Form::Text(text.clone()),
            Value::Bytes(bytes) => Form::Bytes(bytes.clone()),
            Value::Date(date) => Form::Timestamp(date.to_string()),
            Value::DateTime(moment) => Form::Timestamp(moment.to_string()),
            Value::List(items) => Form::List(items.iter().map(of).collect()),
            Value::Set(items) => Form::Set(items.iter().map(of).collect()),
            Value::Dict(entries) => Form::Dict(pairs(entries)),
            Value::Pairs(entries) => Form::Pairs(pairs(entries)),
        };
        self.class(form)
    }

    /// The value that a caller gives.
    pub(super) fn stored(&mut self, value: &Stored) -> Class {
        /// What is left to do.
        enum Work<'s> {
            Read(&'s Stored),
            Object(&'s [(Cow<'static, str>, Stored)]),
            List(usize),
        }
        let mut done: Vec<Class> = Vec::new();
        let mut stack = vec![Work::Read(value)];
        while let Some(work) = stack.pop() {
            let form = match work {
                Work::Read(Stored::Null) => Form::Null,
                Work::Read(Stored::Bool(value)) => Form::Bool(*value),
                Work::Read(Stored::Int(value)) => Form::Int(Int::Small(*value)),
                Work::Read(Stored::BigInt(digits)) => {
                    let magnitude = digits.trim_start_matches(['-', '+']);
                    Form::Int(Int::from_decimal(digits.starts_with('-'), magnitude.as_bytes()))
                }
                Work::Read(Stored::Float(value)) => float_form(*value),
                Work::Read(Stored::Text(text)) => Form::Text(text.as_str().into()),
                Work::Read(Stored::List(items)) => {
                    stack.push(Work::List(items.len()));
                    stack.extend(items.iter().rev().map(Work::Read));
                    continue;
                }
                Work::Read(Stored::Object(entries)) => {
                    stack.push(Work::Object(entries));
                    stack.extend(entries.iter().rev().map(|(_, value)| Work::Read(value)));
                    continue;
                }
                Work::List(count) => Form::List(done.split_off(done.len().saturating_sub(count))),
                Work::Object(entries) => {
                    let values = done.split_off(done.len().saturating_sub(entries.len()));
                    let keys: Vec<Class> = entries.iter().map(|(key, _)| self.text(key)).collect();
                    Form::Dict(keys.into_iter().zip(values).collect())
                }
            };
            done.push(self.class(form));
        }
        done.pop().unwrap_or_else(|| self.class(Form::Null))
    }

    /// Where a step from a value leads.
    pub(super) fn find(&self, class: Class, segment: &Segment) -> Found {
        match (self.form(class), segment) {
            (Form::Dict(entries), Segment::Key(name)) => {
                let exact = entries.iter().position(|&(key, _)| self.is_text(key, name));
                let named = || {
                    entries
                        .iter()
                        .position(|&(key, _)| self.key_name(key).as_ref() == Some(name))
                };
                exact.or_else(named).map_or(Found::Missing, Found::At)
            }
            (Form::List(items), Segment::Index(index)) if *index < items.len() => Found::At(*index),
            (Form::List(_), Segment::Index(_)) => Found::Missing,
            _ => Found::WrongKind,
        }
    }

    /// The item or the entry's value at a place.
    pub(super) fn child(&self, class: Class, place: usize) -> Option<Class> {
        match self.form(class) {
            Form::Dict(entries) => entries.get(place).map(|&(_, value)| value),
            Form::List(items) => items.get(place).copied(),
            _ => None,
        }
    }

    /// The entry of a mapping that a key names.
    pub(super) fn entry(&self, mapping: Class, key: &str) -> Option<(Class, Class)> {
        match (
            self.find(mapping, &Segment::Key(key.to_owned())),
            self.form(mapping),
        ) {
            (Found::At(place), Form::Dict(entries)) => entries.get(place).copied(),
            _ => None,
        }
    }

    /// What is at the end of a path.
    pub(super) fn at(&self, root: Class, segments: &[Segment]) -> Option<Class> {
        let mut class = root;
        for segment in segments {
            let Found::At(place) = self.find(class, segment) else {
                return None;
            };
            class = self.child(class, place)?;
        }
        Some(class)
    }

    fn is_text(&self, class: Class, wanted: &str) -> bool {
        matches!(self.form(class), Form::Text(text) if text.as_str() == Some(wanted))
    }

    /// A key that is not text, as JSON would have it.
    fn key_name(&self, class: Class) -> Option<String> {
        Some(match self.form(class) {
            Form::Null => "null".to_owned(),
            Form::Bool(value) => value.to_string(),
            Form::Int(int) => int.to_decimal()?,
            Form::Float(bits) => float::repr(f64::from_bits(*bits)),
            Form::Timestamp(timestamp) => timestamp.clone(),
            _ => return None,
        })
    }
}

impl Form {
    /// What it is, with an article.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a truth value",
            Self::Int(_) | Self::Float(_) => "a number",
            Self::Text(_) => "a text",
            Self::Bytes(_) => "binary data",
            Self::Timestamp(_) => "a date",
            Self::List(_) => "a list",
            Self::Dict(_) => "a mapping",
            Self::Set(_) => "a set",
            Self::Pairs(_) => "a list of pairs",
        }
    }
}

fn float_form(value: f64) -> Form {
    Form::Float(if value.is_nan() {
        f64::NAN.to_bits()
    } else {
        value.to_bits()
    })
}

fn push_items(value: &Value, stack: &mut Vec<NodeId>) {
    match value {
        Value::List(items) | Value::Set(items) => stack.extend(items),
        Value::Dict(entries) | Value::Pairs(entries) => {
            stack.extend(entries.iter().flat_map(|&(key, value)| [key, value]));
        }
        _ => {}
    }
}
