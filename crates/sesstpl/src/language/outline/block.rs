//! Collections by indentation.

use super::{Collection, Content, NodeIndex, Outline, Style, key, scalar, scan::Scan};
use crate::Span;

/// A block collection that is open.
#[derive(Debug, Clone, Copy)]
pub(super) struct Level {
    node: NodeIndex,
    pub(super) column: usize,
    is_list: bool,
}

impl Scan<'_> {
    /// Reads what begins on a line, from its first character; gives the end of the last line that it takes.
    pub(super) fn content(&mut self, from: usize) -> usize {
        let mut at = from;
        loop {
            if scalar::begins_comment(self.bytes, at) {
                return self.rest_of_line(at);
            }
            if !self.is_dash(at) {
                return self.entry(at);
            }
            let after = scalar::skip_blanks(self.bytes, at + 1);
            if let Some(list) = self.open(at - self.line, true) {
                self.outline.add_entry(list, at, None, None);
            }
            if self.at_line_end(after) {
                if let Some(cursor) = self.cursor_within(at + 2, after) {
                    self.unfinished(Span::at(cursor));
                }
                return after;
            }
            at = after;
        }
    }

    /// Takes an empty place or a word, in which the cursor is, for a key to be.
    pub(super) fn unfinished(&mut self, span: Span) {
        if let Some(mapping) = self.open(span.start - self.line, false) {
            self.outline.add_entry(mapping, span.start, Some(span), None);
        }
    }

    /// Whether a line looks like one of the block collections that are open.
    pub(super) fn looks_like_block(&self, line: usize) -> bool {
        let text = scalar::skip_blanks(self.bytes, line);
        let is_left = self
            .levels
            .last()
            .is_some_and(|level| text - line <= level.column);
        scalar::is_document_marker(self.bytes, line)
            || (is_left && (self.is_dash(text) || key::at(self.text, text).is_some()))
    }

    /// Reads a key with its value, or a value.
    fn entry(&mut self, at: usize) -> usize {
        let start = scalar::skip_properties(self.bytes, at);
        let Some(key) = key::at(self.text, start) else {
            return self.text_line(at, start);
        };
        // An anchor before a key is the key's, and the key's column is the anchor's.
        let Some(mapping) = self.open(at - self.line, false) else {
            return scalar::line_end(self.bytes, key.colon);
        };
        let value = self
            .outline
            .add_entry(mapping, key.span.start, Some(key.span), Some(key.colon));
        let after = scalar::skip_blanks(self.bytes, key.colon + 1);
        self.value(value, after)
    }

    /// Reads a line, or what follows a `-`, that has no key.
    fn text_line(&mut self, at: usize, start: usize) -> usize {
        let end = scalar::plain_end(self.bytes, start);
        let is_word = !matches!(
            self.bytes.get(start),
            Some(b'"' | b'\'' | b'[' | b'{' | b'|' | b'>')
        );
        if is_word && self.cursor_within(start, end).is_some() {
            self.unfinished(Span::new(start, end));
            return self.rest_of_line(end);
        }
        let column = at - self.line;
        let is_inside = self.levels.last().is_none_or(|level| level.column < column);
        if is_inside && let Some(slot) = self.slot() {
            return self.value(slot, at);
        }
        if is_inside && let Some(value) = self.last_value() {
            self.outline.extend_plain(value, end);
        }
        self.rest_of_line(end)
    }

    /// The collection of a kind that an entry at a column belongs to. Begins it where it is not yet there.
    fn open(&mut self, column: usize, is_list: bool) -> Option<NodeIndex> {
        let mut closed = None;
        while let Some(&level) = self.levels.last() {
            let goes_on = level.column < column || (level.column == column && (is_list || !level.is_list));
            if goes_on {
                break;
            }
            closed = self.levels.pop();
        }
        if let Some(level) = self.levels.last()
            && level.column == column
            && level.is_list == is_list
        {
            return Some(level.node);
        }
        if let Some(slot) = self.slot().or_else(|| self.word_above(column)) {
            return Some(self.begin(slot, column, is_list));
        }
        // The indentation fits nothing: the nearest collection takes it.
        let nearest = closed
            .filter(|level| level.is_list == is_list)
            .or_else(|| self.levels.pop_if(|level| level.is_list == is_list))?;
        Some(self.reopen(nearest, column))
    }

    fn begin(&mut self, slot: NodeIndex, column: usize, is_list: bool) -> NodeIndex {
        let collection = Collection::new(false, column);
        let content = if is_list {
            Content::List(collection)
        } else {
            Content::Mapping(collection)
        };
        self.outline.set(slot, Span::at(self.line + column), content);
        self.levels.push(Level {
            node: slot,
            column,
            is_list,
        });
        slot
    }

    fn reopen(&mut self, mut level: Level, column: usize) -> NodeIndex {
        if let Content::Mapping(collection) | Content::List(collection) =
            &mut self.outline.nodes[level.node].content
            && collection.entries.iter().all(super::Entry::is_unfinished)
            && (column < level.column || collection.entries.iter().all(super::Entry::is_empty))
        {
            collection.column = column;
            level.column = column;
        }
        self.levels.push(level);
        level.node
    }

    /// The value that is still to come.
    fn slot(&self) -> Option<NodeIndex> {
        self.last_value().filter(|&value| self.outline.is_nothing(value))
    }

    /// The value of the last finished entry; outside of all collections, the root.
    fn last_value(&self) -> Option<NodeIndex> {
        let Some(level) = self.levels.last() else {
            return Some(self.root);
        };
        self.outline
            .entries(level.node)
            .iter()
            .rev()
            .find(|entry| !entry.is_unfinished())
            .map(|entry| entry.value)
    }

    /// A word on a line of its own that stands where a collection at this column would begin.
    fn word_above(&self, column: usize) -> Option<NodeIndex> {
        let value = self.last_value()?;
        let node = self.outline.node(value);
        let line = node.span.start.checked_sub(column)?;
        let is_first = self
            .bytes
            .get(line..node.span.start)?
            .iter()
            .all(|byte| matches!(byte, b' ' | b'\t' | b'-'));
        let begins_line = line == 0 || matches!(self.bytes.get(line - 1), Some(b'\n' | b'\r'));
        let is_word = matches!(node.content, Content::Scalar(Style::Plain));
        (is_word && is_first && begins_line).then_some(value)
    }

    /// Whether a `-` that begins a list's item stands here.
    fn is_dash(&self, at: usize) -> bool {
        self.bytes.get(at) == Some(&b'-')
            && self
                .bytes
                .get(at + 1)
                .is_none_or(|after| matches!(after, b' ' | b'\t' | b'\n' | b'\r'))
    }
}

impl Outline {
    /// Lets a plain scalar go on to an offset.
    pub(super) fn extend_plain(&mut self, node: NodeIndex, end: usize) {
        let node = &mut self.nodes[node];
        if matches!(node.content, Content::Scalar(Style::Plain)) {
            node.span.end = end;
        }
    }

    /// Says of each block collection where it ends: with its last entry.
    pub(super) fn end_blocks(&mut self) {
        // What a node holds was added after it.
        for index in (0..self.nodes.len()).rev() {
            let Some(collection) = self.node(index).collection().filter(|found| !found.flow) else {
                continue;
            };
            let ends = collection.entries.iter().map(|entry| {
                let key = entry.key.map_or(entry.start + 1, |key| key.end);
                key.max(self.node(entry.value).span.end)
            });
            let first = collection.entries.first().map(|entry| entry.start);
            if let (Some(start), Some(end)) = (first, ends.max()) {
                self.nodes[index].span = Span::new(start, end);
            }
        }
    }
}
