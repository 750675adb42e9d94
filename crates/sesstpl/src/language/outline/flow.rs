//! Collections in brackets.

use super::{Collection, Content, NodeIndex, Style, scalar, scan::Scan};
use crate::Span;

/// A bracket that is open.
#[derive(Debug, Clone, Copy)]
struct Open {
    node: NodeIndex,
    is_list: bool,
    state: State,
}

/// What of the current entry has been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Nothing,
    Key,
    /// Its `:`, or all of a list's item.
    Value,
}

impl Scan<'_> {
    /// Reads the brackets that begin here; gives the offset after them.
    pub(super) fn flow(&mut self, slot: NodeIndex, start: usize) -> usize {
        let (nodes, comments) = (self.outline.nodes.len(), self.outline.comments.len());
        if let Some(end) = self.brackets(slot, start) {
            return end;
        }
        self.distrusts_brackets = true;
        self.outline.nodes.truncate(nodes);
        self.outline.comments.truncate(comments);
        self.brackets(slot, start).unwrap_or(start + 1)
    }

    /// Reads brackets; gives nothing where they are not closed and that is news.
    fn brackets(&mut self, slot: NodeIndex, start: usize) -> Option<usize> {
        let mut open = vec![self.enter(slot, start)];
        let mut at = start + 1;
        loop {
            let (next, is_end) = self.skip_to_token(at);
            if is_end && !self.distrusts_brackets {
                return None;
            }
            let innermost = open.last_mut()?;
            if innermost.state == State::Nothing {
                self.note_cursor(*innermost, at, next);
            }
            if is_end {
                for bracket in open.iter().rev() {
                    self.leave(*bracket, next, next, false);
                }
                return Some(next);
            }
            at = next + 1;
            match self.bytes.get(next) {
                Some(b'[' | b'{') => {
                    let value = self.value_to_be(innermost, next);
                    open.push(self.enter(value, next));
                }
                Some(&bracket @ (b']' | b'}')) => {
                    let Some(depth) = open.iter().rposition(|open| open.is_list == (bracket == b']')) else {
                        continue;
                    };
                    for closed in open.drain(depth..).rev() {
                        self.leave(closed, next, next + 1, true);
                    }
                    if open.is_empty() {
                        return Some(next + 1);
                    }
                }
                Some(b',') => {
                    self.end_entry(*innermost, next);
                    innermost.state = State::Nothing;
                }
                Some(b':') if !innermost.is_list => self.colon(innermost, next),
                Some(b':') => {}
                Some(&quote @ (b'"' | b'\'')) => {
                    at = self.quoted(next);
                    let style = if quote == b'"' {
                        Style::Double
                    } else {
                        Style::Single
                    };
                    self.scalar(innermost, Span::new(next, at), style);
                }
                _ => {
                    at = self.plain_in_brackets(next);
                    self.scalar(innermost, Span::new(next, at), Style::Plain);
                }
            }
        }
    }

    fn enter(&mut self, node: NodeIndex, start: usize) -> Open {
        let is_list = self.bytes.get(start) == Some(&b'[');
        let collection = Collection::new(true, 0);
        let content = if is_list {
            Content::List(collection)
        } else {
            Content::Mapping(collection)
        };
        self.outline.set(node, Span::at(start), content);
        Open {
            node,
            is_list,
            state: State::Nothing,
        }
    }

    fn leave(&mut self, open: Open, last: usize, end: usize, is_closed: bool) {
        self.end_entry(open, last);
        let node = &mut self.outline.nodes[open.node];
        node.span.end = end;
        if let Content::Mapping(collection) | Content::List(collection) = &mut node.content {
            collection.is_closed = is_closed;
        }
    }

    fn end_entry(&mut self, open: Open, end: usize) {
        if open.state != State::Nothing
            && let Some(entry) = self.outline.last_entry_mut(open.node)
        {
            entry.end = Some(end);
        }
    }

    /// Takes the place of the cursor, where nothing stands, for an entry to be.
    fn note_cursor(&mut self, open: Open, from: usize, next: usize) {
        let Some(cursor) = self.cursor_within(from, next) else {
            return;
        };
        let is_free = cursor < next
            || matches!(
                self.bytes.get(next),
                None | Some(b',' | b']' | b'}' | b'\n' | b'\r')
            );
        if is_free {
            let key = (!open.is_list).then_some(Span::at(cursor));
            self.outline.add_entry(open.node, cursor, key, None);
            if let Some(entry) = self.outline.last_entry_mut(open.node) {
                entry.end = Some(cursor);
            }
        }
    }

    /// The node of what begins here, as a value if it can be one.
    fn value_to_be(&mut self, open: &mut Open, at: usize) -> NodeIndex {
        let value = match (open.state, self.outline.entries(open.node).last()) {
            (State::Value, Some(entry)) if self.outline.is_nothing(entry.value) => entry.value,
            _ => self.outline.add_entry(open.node, at, None, None),
        };
        open.state = State::Value;
        value
    }

    fn colon(&mut self, open: &mut Open, at: usize) {
        match open.state {
            State::Key => {
                if let Some(entry) = self.outline.last_entry_mut(open.node) {
                    entry.colon = Some(at);
                    let value = entry.value;
                    self.outline.set(value, Span::at(at + 1), Content::Nothing);
                }
            }
            State::Nothing => {
                self.outline
                    .add_entry(open.node, at, Some(Span::at(at)), Some(at));
            }
            State::Value => {}
        }
        open.state = State::Value;
    }

    fn scalar(&mut self, open: &mut Open, span: Span, style: Style) {
        let content = Content::Scalar(style);
        match open.state {
            State::Nothing if open.is_list => {
                let item = self.outline.add_entry(open.node, span.start, None, None);
                self.outline.set(item, span, content);
                open.state = State::Value;
            }
            State::Nothing => {
                self.outline.add_entry(open.node, span.start, Some(span), None);
                open.state = State::Key;
            }
            State::Key => {
                if let Some(key) = self
                    .outline
                    .last_entry_mut(open.node)
                    .and_then(|entry| entry.key.as_mut())
                {
                    key.end = span.end;
                }
            }
            State::Value => {
                let Some(value) = self.outline.entries(open.node).last().map(|entry| entry.value) else {
                    return;
                };
                if self.outline.is_nothing(value) {
                    self.outline.set(value, span, content);
                } else {
                    self.outline.extend_plain(value, span.end);
                }
            }
        }
    }

    /// Where the next token begins, and whether the brackets end before it without being closed.
    fn skip_to_token(&mut self, from: usize) -> (usize, bool) {
        let mut at = from;
        loop {
            at = scalar::skip_blanks(self.bytes, at);
            if scalar::begins_comment(self.bytes, at) {
                at = self.rest_of_line(at);
            }
            at = scalar::skip_properties(self.bytes, at);
            if scalar::begins_comment(self.bytes, at) {
                continue;
            }
            if !self.at_line_end(at) {
                return (at, false);
            }
            let line = scalar::next_line(self.bytes, at);
            if line == at {
                return (at, true);
            }
            let ends = if self.distrusts_brackets {
                self.looks_like_block(line)
            } else {
                scalar::is_document_marker(self.bytes, line)
            };
            if ends {
                return (at, true);
            }
            at = line;
        }
    }

    fn plain_in_brackets(&self, start: usize) -> usize {
        let line_end = scalar::line_end(self.bytes, start);
        let ends = |&at: &usize| match self.bytes.get(at) {
            Some(b',' | b'[' | b']' | b'{' | b'}') => true,
            Some(b':') => self
                .bytes
                .get(at + 1)
                .is_none_or(|after| b" \t\r\n,[]{}".contains(after)),
            _ => scalar::begins_comment(self.bytes, at),
        };
        let end = (start + 1..line_end).find(ends).unwrap_or(line_end);
        let written = self.bytes.get(start..end).unwrap_or_default();
        start + written.trim_ascii_end().len().max(1)
    }
}
