//! Scalars without quotes.

use super::{Scanner, Token};
use crate::reader::is_end_of_word;
use crate::{ScalarStyle, Span, Text};

impl Scanner<'_> {
    /// Moves over a scalar without quotes, and over what follows it up to the next token or comment.
    pub(super) fn plain_scalar(&mut self) -> Token {
        let start = self.cursor.position();
        let mut end = self.plain_line();
        self.simple_key_allowed = false;
        // Only a scalar of several lines differs from how it is written.
        let mut joined: Option<String> = None;
        while let Some(fold) = self.fold_before_plain_line() {
            let line = self.cursor.position();
            let line_end = self.plain_line();
            if line_end == line {
                break;
            }
            self.simple_key_allowed = false;
            let joined = joined.get_or_insert_with(|| self.part(start, end).to_owned());
            joined.push_str(&fold);
            joined.push_str(self.part(line, line_end));
            end = line_end;
        }
        self.written_scalar(ScalarStyle::Plain, joined.map(Text::from), Span::new(start, end))
    }

    /// Moves over the words on this line and the spaces between and after them; where the last word ends.
    fn plain_line(&mut self) -> usize {
        let mut end = self.cursor.position();
        loop {
            let word_end = self.end_of_plain_word();
            if word_end == self.cursor.position() {
                return end;
            }
            end = word_end;
            self.cursor.advance_to(word_end);
            if self.cursor.skip_spaces() == 0 || self.cursor.peek() == b'#' {
                return end;
            }
        }
    }

    /// Moves over the line break here to a line that may continue the scalar; what is read between the two lines. None
    /// if there is no line break or the line continues nothing.
    fn fold_before_plain_line(&mut self) -> Option<String> {
        let first = self.cursor.take_break()?;
        self.simple_key_allowed = true;
        let mut more = String::new();
        loop {
            if self.cursor.at_document_marker() {
                return None;
            }
            self.cursor.skip_spaces();
            match self.cursor.take_break() {
                Some(line_break) => more.push_str(line_break),
                None => break,
            }
        }
        // Lines that continue the scalar are indented more than the collection it is in.
        let indent = self.indent.map_or(0, |indent| indent + 1);
        let outdented = self.flow_level == 0 && self.cursor.column() < indent;
        let continues = !outdented && self.cursor.peek() != b'#';
        continues.then(|| folded(first, &more))
    }

    /// Where the word here ends: at space, at `: `, within flow collections also at their indicators and at `?`.
    fn end_of_plain_word(&self) -> usize {
        let bytes = self.cursor.bytes();
        let in_flow = self.flow_level > 0;
        let mut end = self.cursor.position();
        while let Some(&byte) = bytes.get(end) {
            if MAY_END_WORD[usize::from(byte)] && ends_plain_word(bytes, end, in_flow) {
                break;
            }
            end += 1;
        }
        end
    }
}

/// Whether a word may end before this byte; most bytes need no closer look.
const MAY_END_WORD: [bool; 256] = {
    let mut table = [false; 256];
    let mut bytes: &[u8] = b" \t\n\r:,?[]{}\xC2\xE2";
    while let [byte, rest @ ..] = bytes {
        table[*byte as usize] = true;
        bytes = rest;
    }
    table
};

/// Whether a word ends at `position`.
fn ends_plain_word(bytes: &[u8], position: usize, in_flow: bool) -> bool {
    match bytes.get(position) {
        Some(b':') => {
            let before_indicator = matches!(bytes.get(position + 1), Some(b',' | b'[' | b']' | b'{' | b'}'));
            (in_flow && before_indicator) || is_end_of_word(bytes, position + 1)
        }
        Some(b',' | b'?' | b'[' | b']' | b'{' | b'}') => in_flow,
        _ => is_end_of_word(bytes, position),
    }
}

/// What a line break and the breaks after it are read as: a space, or all but the first.
pub(super) fn folded(first: &str, more: &str) -> String {
    match first {
        "\n" if more.is_empty() => " ".to_owned(),
        "\n" => more.to_owned(),
        _ => [first, more].concat(),
    }
}
