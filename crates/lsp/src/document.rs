//! A document that is open in the editor.

use lsp_types::{Position, Range, TextEdit};
use sesstpl::edit::Edits;
use sesstpl::{Encoding, LineIndex, Span};

/// What makes a document look like templates. Editors open many documents that are something else.
const MARKS: [&str; 6] = [
    "taskTemplate",
    "task_template",
    "clusterTemplate",
    "cluster_template",
    "session_templates",
    "api_version",
];

/// A document as it is in the editor now.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) text: String,
    pub(crate) version: i32,
}

impl Document {
    /// Whether there seem to be templates in it.
    pub(crate) fn looks_like_templates(&self) -> bool {
        MARKS.iter().any(|mark| self.text.contains(mark))
    }

    /// Its places, for as long as it does not change.
    pub(crate) fn places(&self) -> Places<'_> {
        Places {
            lines: LineIndex::new(&self.text),
        }
    }
}

/// Byte offsets of a text as lines and columns of UTF-16 units, and back.
#[derive(Debug)]
pub(crate) struct Places<'t> {
    lines: LineIndex<'t>,
}

impl Places<'_> {
    pub(crate) fn position(&self, offset: usize) -> Position {
        let position = self.lines.position(offset, Encoding::Utf16);
        Position::new(narrow(position.line), narrow(position.column))
    }

    pub(crate) fn range(&self, span: Span) -> Range {
        Range::new(self.position(span.start), self.position(span.end))
    }

    pub(crate) fn edits(&self, edits: &Edits) -> Vec<TextEdit> {
        edits
            .iter()
            .map(|edit| TextEdit::new(self.range(edit.span), edit.replacement.clone()))
            .collect()
    }

    /// The byte offset of a position; past the end of a line, its end; past the last line, the end.
    pub(crate) fn offset(&self, position: Position) -> usize {
        let wide = |count| usize::try_from(count).unwrap_or(usize::MAX);
        self.lines
            .offset(wide(position.line), wide(position.character), Encoding::Utf16)
    }
}

/// A count as the protocol has it. Documents with more lines do not fit into a message.
fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_found_again() {
        let text = "a: 🎉x\r\nb: é\rc:\n";
        let document = Document {
            text: text.to_owned(),
            version: 1,
        };
        let places = document.places();
        for (offset, _) in text
            .char_indices()
            .filter(|(offset, _)| !text[*offset..].starts_with('\n'))
        {
            assert_eq!(places.offset(places.position(offset)), offset, "byte {offset}");
        }
        assert_eq!(places.offset(Position::new(0, 99)), "a: 🎉x".len());
        assert_eq!(places.offset(Position::new(99, 0)), text.len());
    }
}
