//! Scalars without quotes.

use super::Scanner;
use crate::error::Outcome;
use crate::reader::{break_length, is_end_of_word};
use crate::{ScalarStyle, Span, Text};

/// What separates two words of a scalar.
enum Gap {
    /// Spaces, which are kept.
    Spaces,
    /// Line breaks: what the first is read as, and those after it.
    Lines(&'static str, String),
}

impl Scanner<'_> {
    pub(super) fn plain_scalar(&mut self) -> Outcome<()> {
        self.note_simple_key()?;
        let start = self.cursor.position();
        // Lines that continue the scalar are indented more than the collection it is in.
        let indent = self.indent.map_or(0, |indent| indent + 1);
        let mut end = start;
        let mut gap = Gap::Spaces;
        // Only a scalar of several lines differs from how it is written.
        let mut joined: Option<String> = None;
        loop {
            let word_start = self.cursor.position();
            let word_end = self.end_of_plain_word();
            if word_end == word_start {
                break;
            }
            self.simple_key_allowed = false;
            match (&gap, &mut joined) {
                (Gap::Lines(first, more), None) => {
                    joined = Some([self.part(start, end), &folded(first, more)].concat());
                }
                (Gap::Lines(first, more), Some(joined)) => joined.push_str(&folded(first, more)),
                (Gap::Spaces, Some(joined)) => joined.push_str(self.part(end, word_start)),
                (Gap::Spaces, None) => {}
            }
            if let Some(joined) = &mut joined {
                joined.push_str(self.part(word_start, word_end));
            }
            end = word_end;
            self.cursor.advance(end - word_start);
            match self.plain_gap() {
                Some(next) => gap = next,
                None => break,
            }
            let outdented = self.flow_level == 0 && self.cursor.column() < indent;
            if outdented || self.cursor.peek() == b'#' {
                break;
            }
        }
        self.push_scalar(ScalarStyle::Plain, joined.map(Text::from), Span::new(start, end));
        Ok(())
    }

    /// Where the word here ends: at space, at `: `, within flow collections also at their indicators and at `?`.
    fn end_of_plain_word(&self) -> usize {
        let bytes = self.cursor.bytes();
        let in_flow = self.flow_level > 0;
        let mut end = self.cursor.position();
        while let Some(&byte) = bytes.get(end) {
            let ends = match byte {
                b' ' | b'\t' | b'\n' | b'\r' => true,
                b':' => {
                    let before_indicator =
                        matches!(bytes.get(end + 1), Some(b',' | b'[' | b']' | b'{' | b'}'));
                    (in_flow && before_indicator) || is_end_of_word(bytes, end + 1)
                }
                b',' | b'?' | b'[' | b']' | b'{' | b'}' => in_flow,
                0xC2 | 0xE2 => break_length(bytes, end) > 0,
                _ => false,
            };
            if ends {
                break;
            }
            end += 1;
        }
        end
    }

    /// Skips what may stand between two words; none where the scalar ends.
    fn plain_gap(&mut self) -> Option<Gap> {
        let spaces = self.cursor.skip_spaces();
        let Some(first) = self.cursor.take_break() else {
            return (spaces > 0).then_some(Gap::Spaces);
        };
        self.simple_key_allowed = true;
        let mut more = String::new();
        loop {
            if self.cursor.at_document_marker() {
                return None;
            }
            self.cursor.skip_spaces();
            match self.cursor.take_break() {
                Some(line_break) => more.push_str(line_break),
                None => return Some(Gap::Lines(first, more)),
            }
        }
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
