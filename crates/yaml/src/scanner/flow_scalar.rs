//! Scalars in quotes.

use super::plain_scalar::folded;
use super::{Scanner, Token};
use crate::error::{Failure, Outcome};
use crate::reader::break_length;
use crate::{PythonException, ScalarStyle, Span, Text, TextBuilder};

impl Scanner<'_> {
    /// Moves over a scalar in quotes.
    pub(super) fn flow_scalar(&mut self, style: ScalarStyle) -> Outcome<Token> {
        self.simple_key_allowed = false;
        let start = self.cursor.position();
        let text = self
            .quoted(style)
            .map_err(|error| error.within("while reading a text in quotes", Span::at(start)))?;
        Ok(self.written_scalar(style, text, self.cursor.span_from(start)))
    }

    /// Reads to the closing quote; the text, if it differs from how it is written.
    fn quoted(&mut self, style: ScalarStyle) -> Outcome<Option<Text>> {
        let quote = self.cursor.peek();
        self.cursor.advance(1);
        let start = self.cursor.position();
        self.skip_verbatim(quote, true);
        if self.cursor.peek() == quote && !self.at_doubled_quote(style) {
            self.cursor.advance(1);
            return Ok(None);
        }
        self.quoted_from(start, style).map(Some)
    }

    /// Reads to the closing quote a text that began at `start` and whose first characters mean themselves.
    fn quoted_from(&mut self, start: usize, style: ScalarStyle) -> Outcome<Text> {
        let quote = if style == ScalarStyle::SingleQuoted {
            b'\''
        } else {
            b'"'
        };
        let mut text = TextBuilder::default();
        let run = self.part(start, self.cursor.position());
        // Spaces before a line break are dropped.
        let dropped: &[char] = if self.cursor.at_break() { &[' ', '\t'] } else { &[] };
        text.push_str(run.trim_end_matches(dropped));
        loop {
            match self.cursor.peek() {
                byte if byte == quote => {
                    let doubled = self.at_doubled_quote(style);
                    self.cursor.advance(1);
                    if !doubled {
                        return Ok(text.finish());
                    }
                    text.push_str("'");
                    self.cursor.advance(1);
                }
                b'\\' if quote == b'"' => self.escape(&mut text)?,
                b' ' | b'\t' => {
                    let spaces = self.cursor.position();
                    self.skip_spaces_and_tabs();
                    if !self.cursor.at_break() {
                        text.push_str(self.part(spaces, self.cursor.position()));
                    }
                }
                0 if self.cursor.at_end() => {
                    return Err(self.error(format!("the closing `{}` is missing", char::from(quote))));
                }
                _ => {
                    if let Some(first) = self.cursor.take_break() {
                        let more = self.empty_lines()?;
                        text.push_str(&folded(first, &more));
                    } else {
                        let run = self.cursor.position();
                        self.skip_verbatim(quote, false);
                        text.push_str(self.part(run, self.cursor.position()));
                    }
                }
            }
        }
    }

    /// Skips characters that mean themselves, to the next quote, line break or, within `"`, backslash.
    fn skip_verbatim(&mut self, quote: u8, with_spaces: bool) {
        let bytes = self.cursor.bytes();
        let mut end = self.cursor.position();
        while let Some(&byte) = bytes.get(end) {
            let stops = match byte {
                b' ' | b'\t' => !with_spaces,
                b'\\' => quote == b'"',
                b'\n' | b'\r' => true,
                0xC2 | 0xE2 => break_length(bytes, end) > 0,
                _ => byte == quote,
            };
            if stops {
                break;
            }
            end += 1;
        }
        self.cursor.advance_to(end);
    }

    fn skip_spaces_and_tabs(&mut self) {
        while matches!(self.cursor.peek(), b' ' | b'\t') {
            self.cursor.advance(1);
        }
    }

    /// Whether `''` is here, which within single quotes means one.
    fn at_doubled_quote(&self, style: ScalarStyle) -> bool {
        style == ScalarStyle::SingleQuoted && self.cursor.peek_at(1) == b'\''
    }

    /// Skips the rest of the lines after a line break that hold nothing, and the space before the first that does.
    fn empty_lines(&mut self) -> Outcome<String> {
        let mut breaks = String::new();
        loop {
            if self.cursor.at_document_marker() {
                return Err(self.error("a document ends or begins before the closing quote"));
            }
            self.skip_spaces_and_tabs();
            match self.cursor.take_break() {
                Some(line_break) => breaks.push_str(line_break),
                None => return Ok(breaks),
            }
        }
    }

    /// A backslash and what it escapes.
    fn escape(&mut self, text: &mut TextBuilder) -> Outcome<()> {
        self.cursor.advance(1);
        let meaning = match self.cursor.peek() {
            b'0' => "\0",
            b'a' => "\u{7}",
            b'b' => "\u{8}",
            b't' | b'\t' => "\t",
            b'n' => "\n",
            b'v' => "\u{B}",
            b'f' => "\u{C}",
            b'r' => "\r",
            b'e' => "\u{1B}",
            b' ' => " ",
            b'"' => "\"",
            b'\\' => "\\",
            b'/' => "/",
            b'N' => "\u{85}",
            b'_' => "\u{A0}",
            b'L' => "\u{2028}",
            b'P' => "\u{2029}",
            b'x' => return self.escaped_number(text, 2),
            b'u' => return self.escaped_number(text, 4),
            b'U' => return self.escaped_number(text, 8),
            _ => {
                if self.cursor.take_break().is_none() {
                    return Err(self.error(format!(
                        "`\\` and then {} is no escape; write `\\\\` for a backslash, or use single quotes",
                        self.found()
                    )));
                }
                let breaks = self.empty_lines()?;
                text.push_str(&breaks);
                return Ok(());
            }
        };
        text.push_str(meaning);
        self.cursor.advance(1);
        Ok(())
    }

    /// An escaped code point of `length` hexadecimal digits.
    fn escaped_number(&mut self, text: &mut TextBuilder, length: usize) -> Outcome<()> {
        self.cursor.advance(1);
        let start = self.cursor.position();
        let mut point = 0;
        for place in 0..length {
            let Some(digit) = char::from(self.cursor.peek_at(place)).to_digit(16) else {
                return Err(self.error(format!("an escape of {length} hexadecimal digits is expected")));
            };
            point = point << 4 | digit;
        }
        if point > u32::from(char::MAX) {
            let span = Span::new(start, start + length);
            return Err(Failure::python(
                PythonException::Value,
                "an escape of a number beyond U+10FFFF",
                span,
            ));
        }
        text.push_code_point(point);
        self.cursor.advance(length);
        Ok(())
    }
}
