//! Scalars, by their tags.

use super::{Constructor, base64, float, int, timestamp};
use crate::error::Outcome;
use crate::{NodeId, NodeKind, PythonException, Tag, Text, Value};

/// `{=: {=: …}}` may lead over so many mappings to a text.
const MAX_VALUE_DEPTH: usize = 989;

impl Constructor<'_> {
    /// The value of a node with a scalar's tag.
    pub(super) fn scalar(&mut self, id: NodeId) -> Outcome<Value> {
        let text = self.scalar_text(id)?;
        let crash = |(exception, problem): (PythonException, &str)| {
            Err(self.crash(id, exception, format!("{problem}: {}", shortened(text))))
        };
        Ok(match self.node(id).tag {
            Tag::Null => Value::Null,
            Tag::Bool => match bool_of(text) {
                Some(value) => Value::Bool(value),
                None => return crash((PythonException::Key, "no boolean")),
            },
            Tag::Int => match int::parse(&text.to_str_lossy()) {
                Ok(value) => Value::Int(value),
                Err(error) => return crash(error),
            },
            Tag::Float => match float::parse(&text.to_str_lossy()) {
                Ok(value) => Value::Float(value),
                Err(error) => return crash(error),
            },
            Tag::Timestamp => {
                // The text is taken from the node itself, not from the `=` in a mapping.
                if !matches!(self.node(id).kind, NodeKind::Scalar { .. }) {
                    return crash((PythonException::Type, "a timestamp that is a mapping"));
                }
                match timestamp::parse(&text.to_str_lossy()) {
                    Ok(value) => value,
                    Err(error) => return crash(error),
                }
            }
            Tag::Binary => match base64::decode(text) {
                Ok(bytes) => Value::Bytes(bytes),
                Err(problem) => return Err(self.error(id, problem)),
            },
            _ => Value::Str(text.clone()),
        })
    }

    /// The text of a scalar, or of the `=` in a mapping.
    fn scalar_text(&self, id: NodeId) -> Outcome<&Text> {
        let mut current = id;
        for _ in 0..=MAX_VALUE_DEPTH {
            if let NodeKind::Scalar { text, .. } = &self.node(current).kind {
                return Ok(text);
            }
            let values = self.entries(current).iter();
            let value = values
                .map(|entry| (entry.0, entry.1))
                .find(|&(key, _)| self.node(key).tag == Tag::Value);
            match value {
                Some((_, value)) => current = value,
                None => return Err(self.wrong_kind(current, "a single value")),
            }
        }
        Err(self.crash(
            id,
            PythonException::Recursion,
            "mappings with `=` nested too deeply",
        ))
    }
}

fn bool_of(text: &Text) -> Option<bool> {
    match text.as_str()?.to_ascii_lowercase().as_str() {
        "yes" | "true" | "on" => Some(true),
        "no" | "false" | "off" => Some(false),
        _ => None,
    }
}

/// A text for a message.
fn shortened(text: &Text) -> String {
    const LENGTH: usize = 40;
    let text = text.to_str_lossy();
    match text.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("`{}…`", &text[..end]),
        None => format!("`{text}`"),
    }
}
