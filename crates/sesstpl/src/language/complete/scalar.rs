//! Texts as scalars.

use std::borrow::Cow;

use sesstpl_yaml::{NodeKind, Value};

/// How completions are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notation {
    /// By indentation.
    Block,
    /// In brackets.
    Flow,
    /// In brackets, all texts in double quotes.
    Json,
}

/// A text such that the manager reads it as this text.
pub(super) fn written(text: &str, notation: Notation) -> Cow<'_, str> {
    let is_plain = match notation {
        Notation::Json => false,
        Notation::Block => reads_as(text, text),
        Notation::Flow => reads_as(&format!("[{text}]"), text),
    };
    if is_plain {
        text.into()
    } else {
        in_double_quotes(text).into()
    }
}

/// A text for between quotes that are already there.
pub(super) fn inside_quotes(text: &str, quote: u8) -> Cow<'_, str> {
    if quote == b'\'' {
        return text.replace('\'', "''").into();
    }
    let quoted = in_double_quotes(text);
    let inner = quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inner.unwrap_or(&quoted).to_owned().into()
}

fn in_double_quotes(text: &str) -> String {
    // JSON strings are YAML scalars, and writing one cannot fail.
    serde_json::to_string(text).unwrap_or_default()
}

/// Whether a document holds one text, alone or in a list.
fn reads_as(document: &str, text: &str) -> bool {
    let Ok(document) = sesstpl_yaml::load(document) else {
        return false;
    };
    let Some(root) = document.root() else {
        return false;
    };
    let node = match &document.node(root).kind {
        NodeKind::Sequence { items, .. } => match items.as_slice() {
            [item] => *item,
            _ => return false,
        },
        _ => root,
    };
    matches!(document.value(node), Value::Str(read) if *read == text)
}
