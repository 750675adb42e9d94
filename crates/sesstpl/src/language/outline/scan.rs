//! From a text to its outline, line by line.

use super::block::Level;
use super::{Content, NodeIndex, Outline, Style, scalar};
use crate::Span;

/// What stands before the text of some files.
const BYTE_ORDER_MARK: &str = "\u{feff}";

pub(super) struct Scan<'t> {
    pub(super) text: &'t str,
    pub(super) bytes: &'t [u8],
    /// Where something is being written, if anywhere.
    pub(super) cursor: Option<usize>,
    pub(super) outline: Outline,
    /// The start of the line that is being read.
    pub(super) line: usize,
    /// The block collections that are open, outermost first.
    pub(super) levels: Vec<Level>,
    /// The root of the document that is being read.
    pub(super) root: NodeIndex,
    /// Whether `---` has begun it.
    is_marked: bool,
    /// Whether a bracket is open that nothing closes: from then on, a line that looks like a block's ends brackets.
    pub(super) distrusts_brackets: bool,
}

impl<'t> Scan<'t> {
    pub(super) fn new(text: &'t str, cursor: Option<usize>) -> Self {
        let mut outline = Outline::default();
        let root = outline.add(None, 0);
        outline.roots.push((0, root));
        Self {
            text,
            bytes: text.as_bytes(),
            cursor,
            outline,
            line: 0,
            levels: Vec::new(),
            root,
            is_marked: false,
            distrusts_brackets: false,
        }
    }

    pub(super) fn run(mut self) -> Outline {
        if self.text.starts_with(BYTE_ORDER_MARK) {
            self.line = BYTE_ORDER_MARK.len();
        }
        loop {
            let end = self.read_line();
            if end >= self.bytes.len() {
                break;
            }
            self.line = scalar::next_line(self.bytes, end);
        }
        if !self.is_marked && self.outline.is_nothing(self.root) && self.outline.roots.len() > 1 {
            self.outline.roots.pop();
        }
        self.outline.end_blocks();
        self.outline
    }

    /// Reads a line, and those that what begins on it goes on over; gives the end of the last.
    fn read_line(&mut self) -> usize {
        let start = scalar::skip_blanks(self.bytes, self.line);
        let end = scalar::line_end(self.bytes, start);
        if start == end {
            if let Some(cursor) = self.cursor_within(self.line, end) {
                self.unfinished(Span::at(cursor));
            }
            return end;
        }
        if scalar::is_document_marker(self.bytes, self.line) {
            return self.document_marker();
        }
        let is_directive = self.bytes.get(self.line) == Some(&b'%') && self.outline.is_nothing(self.root);
        if is_directive {
            return end;
        }
        self.content(start)
    }

    fn document_marker(&mut self) -> usize {
        let begins = self.bytes.get(self.line) == Some(&b'-');
        let reuses_root = begins && !self.is_marked && self.outline.is_nothing(self.root);
        self.levels.clear();
        self.is_marked = begins;
        if !reuses_root {
            self.root = self.outline.add(None, self.line);
            self.outline.roots.push((self.line, self.root));
        }
        let after = scalar::skip_blanks(self.bytes, self.line + 3);
        if self.at_line_end(after) {
            return scalar::line_end(self.bytes, after);
        }
        self.content(after)
    }

    /// The cursor, if it is in this range, ends included.
    pub(super) fn cursor_within(&self, start: usize, end: usize) -> Option<usize> {
        self.cursor.filter(|cursor| (start..=end).contains(cursor))
    }

    /// Whether nothing more stands on the line.
    pub(super) fn at_line_end(&self, at: usize) -> bool {
        matches!(self.bytes.get(at), None | Some(b'\n' | b'\r'))
    }

    /// Passes over what else is on the line, which may be a comment; gives the line's end.
    pub(super) fn rest_of_line(&mut self, from: usize) -> usize {
        let at = scalar::skip_blanks(self.bytes, from);
        let end = scalar::line_end(self.bytes, at);
        if scalar::begins_comment(self.bytes, at) {
            self.outline.comments.push(Span::new(at, end));
        }
        end
    }

    /// Reads what stands after a key or a `-`, or on a line of its own; gives the end of its last line.
    pub(super) fn value(&mut self, slot: NodeIndex, from: usize) -> usize {
        let start = scalar::skip_properties(self.bytes, from);
        if self.at_line_end(start) || scalar::begins_comment(self.bytes, start) {
            return self.rest_of_line(start);
        }
        let (end, style) = match self.bytes.get(start) {
            Some(b'[' | b'{') => {
                let end = self.flow(slot, start);
                return self.rest_of_line(end);
            }
            Some(b'|' | b'>') => return self.block_scalar(slot, start),
            Some(b'"') => (self.quoted(start), Style::Double),
            Some(b'\'') => (self.quoted(start), Style::Single),
            Some(b'*') => (scalar::plain_end(self.bytes, start), Style::Alias),
            _ => (scalar::plain_end(self.bytes, start), Style::Plain),
        };
        self.outline
            .set(slot, Span::new(start, end), Content::Scalar(style));
        self.rest_of_line(end)
    }

    /// The offset after a scalar in quotes. One that is not closed ends with its line.
    pub(super) fn quoted(&self, start: usize) -> usize {
        let line_end = scalar::line_end(self.bytes, start);
        if let Some(end) = scalar::quoted_end(self.bytes, start, line_end) {
            return end;
        }
        if self.cursor_within(start, line_end).is_none()
            && let Some(end) = scalar::quoted_end(self.bytes, start, self.bytes.len())
            && self.block_line_between(line_end, end).is_none()
        {
            return end;
        }
        start
            + self
                .bytes
                .get(start..line_end)
                .unwrap_or_default()
                .trim_ascii_end()
                .len()
    }

    /// The start of the first line in a range, the line of its start excepted, that looks like one of the block
    /// collections that are open.
    pub(super) fn block_line_between(&self, start: usize, end: usize) -> Option<usize> {
        let mut line = scalar::next_line(self.bytes, start);
        while line < end {
            if self.looks_like_block(line) {
                return Some(line);
            }
            line = scalar::next_line(self.bytes, line);
        }
        None
    }

    fn block_scalar(&mut self, slot: NodeIndex, start: usize) -> usize {
        let header_end = scalar::line_end(self.bytes, start);
        let outer = self.levels.last().map(|level| level.column);
        let mut indent = None;
        let mut end = header_end;
        let mut text_end = header_end;
        let mut line = scalar::next_line(self.bytes, header_end);
        while line > end {
            let text = scalar::skip_blanks(self.bytes, line);
            let column = text - line;
            if self.at_line_end(text) {
                let ends_here = self
                    .cursor_within(line, text)
                    .is_some_and(|cursor| Some(cursor - line) <= outer && !self.goes_on(text, outer));
                if ends_here {
                    break;
                }
            } else {
                let least = *indent.get_or_insert(column);
                if Some(column) <= outer || column < least || scalar::is_document_marker(self.bytes, line) {
                    break;
                }
                text_end = scalar::line_end(self.bytes, text);
            }
            end = scalar::line_end(self.bytes, text);
            line = scalar::next_line(self.bytes, end);
        }
        self.outline
            .set(slot, Span::new(start, text_end), Content::Scalar(Style::Block));
        end
    }

    /// Whether the next line with text on it is indented more than a block.
    fn goes_on(&self, from: usize, outer: Option<usize>) -> bool {
        let mut line = scalar::next_line(self.bytes, from);
        while line < self.bytes.len() {
            let text = scalar::skip_blanks(self.bytes, line);
            if !self.at_line_end(text) {
                return Some(text - line) > outer;
            }
            line = scalar::next_line(self.bytes, text);
        }
        false
    }
}
