//! Words for values and places, for messages.

use std::fmt;

use sesstpl_yaml::{Document, NodeId, NodeKind, Value};

use crate::template::float;

/// Longer texts are shortened in messages.
const MAX_QUOTED: usize = 40;

/// A key as JSON would have it: text as it is, `true`, `null`, `1`; a date as in ISO 8601.
pub(crate) fn key_name(key: &Value) -> String {
    match key {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Int(int) => int
            .to_decimal()
            .unwrap_or_else(|| "a very long number".to_owned()),
        Value::Float(value) => float::repr(*value),
        Value::Str(text) => text.to_str_lossy().into_owned(),
        Value::Date(date) => date.to_string(),
        Value::DateTime(moment) => moment.to_string(),
        other => bare_kind(other).to_owned(),
    }
}

/// What a value is to the manager, with an article: `the number 19.09`, `a list`, `null`.
pub(crate) fn meaning(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => format!("the truth value {value}"),
        Value::Int(int) => match int.to_decimal() {
            Some(digits) => format!("the number {}", Shortened(&digits)),
            None => "a number of more than 4,300 digits".to_owned(),
        },
        Value::Float(value) => format!("the number {}", float::repr(*value)),
        Value::Str(text) => format!("the text {}", quoted(&text.to_str_lossy())),
        Value::Date(date) => format!("the date {date}"),
        Value::DateTime(moment) => format!("the time {moment}"),
        other => bare_kind(other).to_owned(),
    }
}

fn bare_kind(value: &Value) -> &'static str {
    match value {
        Value::Bytes(_) => "binary data",
        Value::Date(_) => "a date",
        Value::DateTime(_) => "a date with a time",
        Value::List(_) | Value::Pairs(_) => "a list",
        Value::Dict(_) => "a mapping",
        Value::Set(_) => "a set",
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::Str(_) => "a single value",
    }
}

/// What a node is, beside how it is written where that differs: `` `19.09` is read as the number 19.09 ``.
pub(crate) fn reading(document: &Document, node: NodeId) -> String {
    let node = document.node(node);
    let meaning = meaning(&node.value);
    match (&node.kind, &node.value) {
        (NodeKind::Scalar { text, .. }, value) if !matches!(value, Value::Str(_)) => {
            let written = text.to_str_lossy();
            if written.is_empty() {
                "nothing is written here, which is read as null".to_owned()
            } else {
                format!("{} is read as {meaning}", quoted(&written))
            }
        }
        _ => format!("this is {meaning}"),
    }
}

/// Text between back quotes, on one line, shortened.
pub(crate) fn quoted(text: &str) -> Quoted<'_> {
    Quoted(text)
}

/// What [`quoted`] shows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Quoted<'t>(&'t str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("`")?;
        Shortened(self.0).fmt(f)?;
        f.write_str("`")
    }
}

impl From<Quoted<'_>> for String {
    fn from(quoted: Quoted<'_>) -> Self {
        quoted.to_string()
    }
}

/// Text on one line, shortened.
struct Shortened<'t>(&'t str);

impl fmt::Display for Shortened<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.0;
        let is_plain = |byte: u8| (b' '..=b'~').contains(&byte);
        // Nearly every text is short and plain.
        if text.len() <= MAX_QUOTED && text.bytes().all(is_plain) {
            return f.write_str(text);
        }
        let end = text.char_indices().nth(MAX_QUOTED).map(|(end, _)| end);
        let shown = end.and_then(|end| text.get(..end)).unwrap_or(text);
        for (place, part) in shown.split(char::is_control).enumerate() {
            if place > 0 {
                f.write_str(" ")?;
            }
            f.write_str(part)?;
        }
        f.write_str(if end.is_some() { "…" } else { "" })
    }
}

/// Words of which one will do: `a`, `a or b`, `a, b or c`.
pub(crate) fn alternatives<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    in_a_row(&words.into_iter().collect::<Vec<_>>(), " or ")
}

/// Words that all hold: `a`, `a and b`, `a, b and c`.
pub(crate) fn all_of<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    in_a_row(&words.into_iter().collect::<Vec<_>>(), " and ")
}

fn in_a_row(words: &[&str], before_last: &str) -> String {
    let mut row = String::with_capacity(words.iter().map(|word| word.len() + before_last.len() + 2).sum());
    for (index, word) in words.iter().enumerate() {
        let between = match index {
            0 => "",
            _ if index + 1 == words.len() => before_last,
            _ => ", ",
        };
        row.extend([between, "`", word, "`"]);
    }
    row
}
