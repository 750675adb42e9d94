//! Scalars after `|` and `>`.

use super::Scanner;
use crate::error::{Failure, Outcome};
use crate::{ScalarStyle, Span, Text};

/// What becomes of the line breaks at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chomping {
    /// `-`: none is kept.
    Strip,
    /// The first is kept.
    Clip,
    /// `+`: all are kept.
    Keep,
}

/// The characters after `|` or `>`.
#[derive(Debug, Clone, Copy)]
struct Header {
    chomping: Chomping,
    /// How much more the lines are indented than the collection around; else the first line tells.
    indent: Option<usize>,
}

impl Scanner<'_> {
    pub(super) fn block_scalar(&mut self, style: ScalarStyle) -> Outcome<()> {
        self.simple_key_allowed = true;
        self.drop_simple_key()?;
        let start = self.cursor.position();
        let within = |error: Failure| error.within("while reading a block of text", Span::at(start));
        self.cursor.advance(1);
        let header = self.block_header().map_err(within)?;
        self.rest_of_line().map_err(within)?;
        let (text, end) = self.block_lines(style, header);
        let token = self.written_scalar(style, Some(text), Span::new(start, end));
        self.tokens.push(token);
        Ok(())
    }

    fn block_header(&mut self) -> Outcome<Header> {
        let mut header = Header {
            chomping: Chomping::Clip,
            indent: None,
        };
        let chomped = self.chomping(&mut header);
        self.indentation(&mut header)?;
        if !chomped {
            self.chomping(&mut header);
        }
        if !self.at_blank() {
            return Err(self.expected("`+`, `-`, a digit or the end of the line"));
        }
        Ok(header)
    }

    fn chomping(&mut self, header: &mut Header) -> bool {
        header.chomping = match self.cursor.peek() {
            b'+' => Chomping::Keep,
            b'-' => Chomping::Strip,
            _ => return false,
        };
        self.cursor.advance(1);
        true
    }

    fn indentation(&mut self, header: &mut Header) -> Outcome<()> {
        let digit = self.cursor.peek();
        if digit == b'0' {
            return Err(self.error("the indentation of a block of text is 1 to 9"));
        }
        if digit.is_ascii_digit() {
            header.indent = Some(usize::from(digit - b'0'));
            self.cursor.advance(1);
        }
        Ok(())
    }

    /// The text of the lines after the header, and where the scalar ends.
    fn block_lines(&mut self, style: ScalarStyle, header: Header) -> (Text, usize) {
        // At least one column right of the collection around, and of the margin.
        let least = self.indent.map_or(1, |indent| indent + 1);
        let mut breaks = String::new();
        let mut end = self.cursor.position();
        let indent = match header.indent {
            Some(more) => {
                let indent = least + more - 1;
                self.block_breaks(indent, &mut breaks, &mut end);
                indent
            }
            None => self.leading_breaks(&mut breaks, &mut end).max(least),
        };
        let mut text = String::new();
        let mut last_break = "";
        while self.cursor.column() == indent && !self.cursor.at_end() {
            text.push_str(&breaks);
            breaks.clear();
            let indented_more = self.at_space_or_tab();
            let line = self.cursor.position();
            self.cursor.skip_line();
            text.push_str(self.part(line, self.cursor.position()));
            last_break = self.cursor.take_break().unwrap_or_default();
            end = self.cursor.position();
            self.block_breaks(indent, &mut breaks, &mut end);
            if self.cursor.column() != indent || self.cursor.at_end() {
                break;
            }
            let folds = style == ScalarStyle::Folded && last_break == "\n" && !indented_more;
            if !folds || self.at_space_or_tab() {
                text.push_str(last_break);
            } else if breaks.is_empty() {
                text.push(' ');
            }
        }
        if header.chomping != Chomping::Strip {
            text.push_str(last_break);
        }
        if header.chomping == Chomping::Keep {
            text.push_str(&breaks);
        }
        (Text::from(text), end)
    }

    fn at_space_or_tab(&self) -> bool {
        matches!(self.cursor.peek(), b' ' | b'\t')
    }

    /// Skips the empty lines before the first line with text; the widest indentation among them and of that line.
    fn leading_breaks(&mut self, breaks: &mut String, end: &mut usize) -> usize {
        let mut widest = 0;
        loop {
            if self.cursor.skip_spaces() > 0 {
                widest = widest.max(self.cursor.column());
            }
            match self.cursor.take_break() {
                Some(line_break) => {
                    breaks.push_str(line_break);
                    *end = self.cursor.position();
                }
                None => return widest,
            }
        }
    }

    /// Skips empty lines, and the indentation of the line after them.
    fn block_breaks(&mut self, indent: usize, breaks: &mut String, end: &mut usize) {
        loop {
            while self.cursor.peek() == b' ' && self.cursor.column() < indent {
                self.cursor.advance(1);
            }
            match self.cursor.take_break() {
                Some(line_break) => {
                    breaks.push_str(line_break);
                    *end = self.cursor.position();
                }
                None => return,
            }
        }
    }
}
