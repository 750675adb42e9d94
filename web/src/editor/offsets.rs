//! From JavaScript's offsets to the core's, and back.

use serde::Serialize;
use sesstpl::edit::Edits;
use sesstpl::{Encoding, LineIndex, byte_offset};

/// The byte offset of a place that JavaScript counts in UTF-16 units; past the end, the end.
pub(crate) fn bytes(text: &str, units: usize) -> usize {
    byte_offset(text, units, Encoding::Utf16)
}

/// The offset of a byte in UTF-16 units.
pub(super) fn units(lines: &LineIndex<'_>, bytes: usize) -> usize {
    lines.position(bytes, Encoding::Utf16).offset
}

/// `Change` in `web/codemirror/core.ts`: a part of the text and what takes its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Change {
    from: usize,
    to: usize,
    insert: String,
}

/// A text's edits as `CodeMirror` takes them.
pub(crate) fn changes(lines: &LineIndex<'_>, edits: &Edits) -> Vec<Change> {
    edits
        .iter()
        .map(|edit| Change {
            from: units(lines, edit.span.start),
            to: units(lines, edit.span.end),
            insert: edit.replacement.clone(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_go_there_and_back_across_characters_of_every_length() {
        let text = "a훈🚀é\nb";
        let lines = LineIndex::new(text);
        for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
            assert_eq!(bytes(text, units(&lines, offset)), offset, "{text:?} at {offset}");
        }
        assert_eq!(bytes(text, 99), text.len());
        assert_eq!(bytes("abc", 99), 3);
    }

    #[test]
    fn an_offset_within_a_character_is_its_start() {
        assert_eq!(bytes("é🚀x", 2), 2);
    }
}
