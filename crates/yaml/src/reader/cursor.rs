//! A place in a text that knows its column.

use super::characters::{self, BYTE_ORDER_MARK, break_length, is_end_of_word, opens_document_marker};
use crate::Span;
use crate::error::Outcome;

/// A place in a text that was found to hold no forbidden character.
///
/// Places are byte offsets. Columns and distances are counted in characters, which matters only to text outside
/// ASCII; a byte order mark has no width.
#[derive(Debug)]
pub(crate) struct Cursor<'t> {
    text: &'t str,
    bytes: &'t [u8],
    position: usize,
    line_start: usize,
    ascii: bool,
    /// Up to where characters were counted, so that none is counted twice.
    counted: Count,
}

#[derive(Debug, Clone, Copy, Default)]
struct Count {
    position: usize,
    characters: usize,
    line_start: usize,
    column: usize,
}

/// A place that a cursor was at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark {
    pub(crate) position: usize,
    /// Where its line begins; no two lines begin at one place.
    pub(crate) line_start: usize,
    /// The number of characters since then.
    pub(crate) column: usize,
    /// The number of characters since the start of the text.
    pub(crate) index: usize,
}

impl<'t> Cursor<'t> {
    /// A cursor before the first character, or after the byte order mark that is it.
    pub(crate) fn new(text: &'t str) -> Outcome<Self> {
        let alphabet = characters::check(text)?;
        let mut cursor = Self {
            text,
            bytes: text.as_bytes(),
            position: 0,
            line_start: 0,
            ascii: alphabet.ascii,
            counted: Count::default(),
        };
        if cursor.rest().starts_with(BYTE_ORDER_MARK) {
            cursor.advance(BYTE_ORDER_MARK.len());
        }
        Ok(cursor)
    }

    /// The whole text.
    pub(crate) fn text(&self) -> &'t str {
        self.text
    }

    pub(crate) fn bytes(&self) -> &'t [u8] {
        self.bytes
    }

    pub(crate) fn position(&self) -> usize {
        self.position
    }

    /// Where the current line begins; no two lines begin at one place.
    pub(crate) fn line_start(&self) -> usize {
        self.line_start
    }

    fn rest(&self) -> &'t [u8] {
        self.bytes.get(self.position..).unwrap_or_default()
    }

    /// The byte here; zero at the end, for a stream cannot hold a NUL.
    pub(crate) fn peek(&self) -> u8 {
        self.peek_at(0)
    }

    /// The byte `offset` bytes from here; zero after the end.
    pub(crate) fn peek_at(&self, offset: usize) -> u8 {
        self.bytes
            .get(self.position + offset)
            .copied()
            .unwrap_or_default()
    }

    pub(crate) fn at_end(&self) -> bool {
        self.position >= self.bytes.len()
    }

    pub(crate) fn at_break(&self) -> bool {
        break_length(self.bytes, self.position) > 0
    }

    pub(crate) fn at_break_or_end(&self) -> bool {
        self.at_end() || self.at_break()
    }

    /// Whether a space, a tab, a line break or the end is `offset` bytes from here.
    pub(crate) fn word_ends_at(&self, offset: usize) -> bool {
        is_end_of_word(self.bytes, self.position + offset)
    }

    /// Whether `---` or `...` stands here as a word of its own. Holds only at the start of a line.
    pub(crate) fn at_document_marker(&self) -> bool {
        opens_document_marker(self.bytes, self.position)
    }

    /// The character here, if any.
    pub(crate) fn character(&self) -> Option<char> {
        self.text
            .get(self.position..)
            .and_then(|rest| rest.chars().next())
    }

    /// Where the character here stands; empty at the end.
    pub(crate) fn character_span(&self) -> Span {
        let length = self.character().map_or(0, char::len_utf8);
        Span::new(self.position, self.position + length)
    }

    /// From `start` to here.
    pub(crate) fn span_from(&self, start: usize) -> Span {
        Span::new(start, self.position)
    }

    /// Moves over `length` bytes of whole characters, none of them a line break.
    pub(crate) fn advance(&mut self, length: usize) {
        self.position += length;
    }

    /// Moves on to `position`, over whole characters, none of them a line break.
    pub(crate) fn advance_to(&mut self, position: usize) {
        self.position = position;
    }

    /// Moves over spaces; how many.
    pub(crate) fn skip_spaces(&mut self) -> usize {
        let start = self.position;
        while self.peek() == b' ' {
            self.position += 1;
        }
        self.position - start
    }

    /// Moves to the next line break or the end.
    pub(crate) fn skip_line(&mut self) {
        self.position = self.end_of_line();
    }

    /// Where the next line break or the end is.
    pub(crate) fn end_of_line(&self) -> usize {
        let mut end = self.position;
        while let Some(&byte) = self.bytes.get(end) {
            if matches!(byte, b'\n' | b'\r' | 0xC2 | 0xE2) && break_length(self.bytes, end) > 0 {
                break;
            }
            end += 1;
        }
        end
    }

    /// Moves over the line break here and returns what it is read as; none if there is none.
    pub(crate) fn take_break(&mut self) -> Option<&'static str> {
        let (length, read_as) = match self.peek() {
            b'\n' => (1, "\n"),
            b'\r' | 0xC2 | 0xE2 => match (break_length(self.bytes, self.position), self.peek_at(2)) {
                (0, _) => return None,
                (3, 0xA8) => (3, "\u{2028}"),
                (3, _) => (3, "\u{2029}"),
                (length, _) => (length, "\n"),
            },
            _ => return None,
        };
        self.position += length;
        self.line_start = self.position;
        Some(read_as)
    }

    /// The number of characters since the start of the line.
    pub(crate) fn column(&mut self) -> usize {
        if self.ascii {
            return self.position - self.line_start;
        }
        self.count();
        self.counted.column
    }

    /// The number of characters since the start of the text.
    pub(crate) fn index(&mut self) -> usize {
        if self.ascii {
            return self.position;
        }
        self.count();
        self.counted.characters
    }

    /// This place.
    pub(crate) fn mark(&mut self) -> Mark {
        Mark {
            position: self.position,
            line_start: self.line_start,
            column: self.column(),
            index: self.index(),
        }
    }

    fn count(&mut self) {
        let counted = &mut self.counted;
        let characters_in = |start: usize, end: usize| {
            let bytes = self.bytes.get(start..end).unwrap_or_default();
            bytes
                .iter()
                .filter(|&&byte| !(0x80..0xC0).contains(&byte))
                .count()
        };
        if counted.line_start != self.line_start {
            counted.characters += characters_in(counted.position, self.line_start);
            counted.position = self.line_start;
            counted.line_start = self.line_start;
            counted.column = 0;
        }
        let new = self
            .bytes
            .get(counted.position..self.position)
            .unwrap_or_default();
        let characters = characters_in(counted.position, self.position);
        let marks = new
            .windows(BYTE_ORDER_MARK.len())
            .filter(|window| *window == BYTE_ORDER_MARK)
            .count();
        counted.characters += characters;
        counted.column += characters - marks;
        counted.position = self.position;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(text: &str) -> Vec<usize> {
        let mut cursor = Cursor::new(text).unwrap();
        let mut columns = Vec::new();
        while !cursor.at_end() {
            columns.push(cursor.column());
            if cursor.take_break().is_none() {
                cursor.advance(cursor.character().map_or(0, char::len_utf8));
            }
        }
        columns
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(columns("ab\nc"), [0, 1, 2, 0]);
        assert_eq!(columns("é→b\n😀c"), [0, 1, 2, 3, 0, 1]);
    }

    #[test]
    fn a_byte_order_mark_has_no_width() {
        assert_eq!(columns("\u{FEFF}a\u{FEFF}b"), [0, 1, 1]);
    }

    #[test]
    fn line_breaks_are_read_as_line_feeds_but_for_two() {
        let mut cursor = Cursor::new("\r\n\r\u{85}\u{2028}\u{2029}\n").unwrap();
        let read: Vec<_> = std::iter::from_fn(|| cursor.take_break()).collect();
        assert_eq!(read, ["\n", "\n", "\n", "\u{2028}", "\u{2029}", "\n"]);
        assert!(cursor.at_end());
    }

    #[test]
    fn the_index_counts_characters_over_lines() {
        let mut cursor = Cursor::new("é\né").unwrap();
        cursor.skip_line();
        assert_eq!(cursor.index(), 1);
        cursor.take_break();
        assert_eq!((cursor.index(), cursor.column()), (2, 0));
        cursor.skip_line();
        assert_eq!((cursor.index(), cursor.column(), cursor.position()), (3, 1, 5));
    }
}
