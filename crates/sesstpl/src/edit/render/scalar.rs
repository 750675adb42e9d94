//! Scalars on one line.

use std::fmt::Write;

use sesstpl_yaml::{NodeKind, ScalarStyle, Text, Value, load};

use super::{Renderer, Setting};
use crate::edit::lines::is_break;
use crate::edit::tree::{Class, Form};
use crate::template::float;

impl Renderer<'_> {
    /// A scalar or an empty collection; none if it is another value or has no text in this notation.
    pub(super) fn scalar(&self, class: Class, setting: Setting) -> Option<String> {
        Some(match self.forms.form(class) {
            Form::Null => "null".to_owned(),
            Form::Bool(value) => value.to_string(),
            Form::Int(int) => int.to_decimal()?,
            Form::Float(bits) => self.float(f64::from_bits(*bits)),
            Form::Text(text) => self.text(text, setting),
            Form::Timestamp(timestamp) if !self.style.json => timestamp.clone(),
            Form::List(items) if items.is_empty() => "[]".to_owned(),
            Form::Dict(entries) if entries.is_empty() => "{}".to_owned(),
            _ => return None,
        })
    }

    fn float(&self, value: f64) -> String {
        if value.is_finite() {
            let text = float::repr(value);
            // The YAML reader takes a number with an exponent for text unless there is a point.
            return match text.split_once('e') {
                Some((digits, exponent)) if !digits.contains('.') => format!("{digits}.0e{exponent}"),
                _ => text,
            };
        }
        let (json, yaml) = match (value.is_nan(), value > 0.0) {
            (true, _) => ("NaN", ".nan"),
            (false, true) => ("Infinity", ".inf"),
            (false, false) => ("-Infinity", "-.inf"),
        };
        if self.style.json { json } else { yaml }.to_owned()
    }

    /// A key.
    pub(in crate::edit) fn name(&self, key: &str, setting: Setting) -> String {
        self.text(&Text::from(key), Setting { key: true, ..setting })
    }

    fn text(&self, text: &Text, setting: Setting) -> String {
        let wanted = if self.style.json {
            Some(ScalarStyle::DoubleQuoted)
        } else {
            setting.quotes
        };
        match wanted {
            Some(style) => quoted(text, style),
            None => plain(text, setting).unwrap_or_else(|| quoted(text, self.style.quote)),
        }
    }
}

/// The text without quotes, where it is read as that text.
fn plain(text: &Text, setting: Setting) -> Option<String> {
    let text = text.as_str()?;
    // Alone after a `?` they would be something else.
    let is_indicator = matches!(text, "-" | "?" | ":");
    if is_indicator
        || text.is_empty()
        || !text.chars().all(is_printable)
        || text.starts_with("---")
        || text.starts_with("...")
    {
        return None;
    }
    let trial = match (setting.flow, setting.key) {
        (false, false) => format!("- {text}"),
        (false, true) => format!("- {text}: 0"),
        (true, false) => format!("[{text}]"),
        (true, true) => format!("[{{{text}: 0}}]"),
    };
    let document = load(&trial).ok()?;
    let Value::List(items) = document.value(document.root()?) else {
        return None;
    };
    let [item] = items.as_slice() else { return None };
    let scalar = match (document.value(*item), setting.key) {
        (Value::Dict(entries), true) => match entries.as_slice() {
            [(key, _)] => *key,
            _ => return None,
        },
        (_, true) => return None,
        (_, false) => *item,
    };
    let node = document.node(scalar);
    let is_plain = matches!(
        &node.kind,
        NodeKind::Scalar {
            style: ScalarStyle::Plain,
            ..
        }
    );
    let is_same = matches!(&node.value, Value::Str(read) if *read == text);
    (is_plain && is_same && document.comments().is_empty()).then(|| text.to_owned())
}

/// The text in quotes: in double ones where single ones cannot hold it.
pub(in crate::edit) fn quoted(text: &Text, style: ScalarStyle) -> String {
    match text.as_str() {
        Some(text) if style == ScalarStyle::SingleQuoted && text.chars().all(is_printable) => {
            format!("'{}'", text.replace('\'', "''"))
        }
        _ => in_double_quotes(text),
    }
}

/// Escapes as both JSON and YAML know them.
fn in_double_quotes(text: &Text) -> String {
    let mut quoted = String::from("\"");
    for point in text.code_points() {
        match char::from_u32(point) {
            Some('"') => quoted.push_str("\\\""),
            Some('\\') => quoted.push_str("\\\\"),
            Some('\n') => quoted.push_str("\\n"),
            Some('\r') => quoted.push_str("\\r"),
            Some('\t') => quoted.push_str("\\t"),
            Some(character) if is_printable(character) => quoted.push(character),
            _ => {
                // A text can be written to.
                let _written = write!(quoted, "\\u{point:04x}");
            }
        }
    }
    quoted.push('"');
    quoted
}

/// Whether the character may stand in quotes and means itself there.
pub(super) fn is_printable(character: char) -> bool {
    matches!(character, ' '..='~' | '\u{A0}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
        && !is_break(character)
        && character != '\u{FEFF}'
}
