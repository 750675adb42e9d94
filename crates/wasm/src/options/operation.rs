//! `operations`: what an edit does.

use serde_json::Value;
use sesstpl::edit::{Operation, Place, Root};
use sesstpl::{Path, Segment};

use super::{Options, invalid, stored, text_of};
use crate::error::Error;

impl Options {
    /// What an edit does, one after the other, each to a template or a whole document.
    pub(crate) fn operations(&self) -> Result<Vec<(Root, Operation)>, Error> {
        let root = match self.number("document")? {
            Some(document) => Root::Document(document),
            None => Root::Template(self.number("template")?.unwrap_or_default()),
        };
        let operations = self.0.get("operations").and_then(Value::as_array);
        let operations = operations.map(Vec::as_slice).unwrap_or_default();
        operations
            .iter()
            .enumerate()
            .map(|(index, value)| match operation(value) {
                Some(operation) => Ok((root, operation)),
                None => Err(invalid(
                    &format!("operations[{index}]"),
                    "an operation as the type `Operation` has it",
                )),
            })
            .collect()
    }
}

fn operation(value: &Value) -> Option<Operation> {
    let path = path(value.get("path")?)?;
    let new = || stored(value.get("value").unwrap_or(&Value::Null));
    Some(match value.get("op")?.as_str()? {
        "set" => Operation::Set { path, value: new()? },
        "remove" => Operation::Remove { path },
        "rename" => Operation::Rename {
            path,
            key: text_of(value, "key")?,
        },
        "insert" => match value.get("index") {
            Some(index) => Operation::InsertItem {
                path,
                index: usize::try_from(index.as_u64()?).ok()?,
                value: new()?,
            },
            None => Operation::Insert {
                path,
                key: text_of(value, "key")?,
                value: new()?,
                place: place(value),
            },
        },
        _ => return None,
    })
}

fn place(value: &Value) -> Place {
    match (text_of(value, "before"), text_of(value, "after")) {
        (Some(key), _) => Place::Before(key),
        (None, Some(key)) => Place::After(key),
        (None, None) => Place::Last,
    }
}

fn path(value: &Value) -> Option<Path> {
    let segments = value.as_array()?.iter().map(|segment| match segment {
        Value::String(key) => Some(Segment::Key(key.clone())),
        Value::Number(index) => Some(Segment::Index(usize::try_from(index.as_u64()?).ok()?)),
        _ => None,
    });
    Some(Path {
        segments: segments.collect::<Option<_>>()?,
        ..Path::default()
    })
}
