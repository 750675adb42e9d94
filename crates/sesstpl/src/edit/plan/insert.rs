//! Writes new entries and items beside others.

use super::{Plan, Planner, quotes};
use crate::edit::Place;
use crate::edit::lines;
use crate::edit::outline::{Member, Slot};
use crate::edit::render::Setting;
use crate::edit::text_edit::TextEdit;
use crate::edit::tree::Class;
use crate::{Segment, Span};
use sesstpl_yaml::{NodeKind, ScalarStyle};

impl Planner<'_> {
    /// Writes an entry into the mapping that a chain leads to.
    pub(super) fn add_entry(
        &self,
        chain: &[Slot],
        slot: Slot,
        (key, value): (Class, Class),
        place: &Place,
    ) -> Plan {
        let members = self.outline.members(slot.node);
        let index = match place {
            Place::Last => members.len(),
            Place::Before(other) => self.first_written(slot, &members, other)?,
            Place::After(other) => self.first_written(slot, &members, other)? + 1,
        };
        let setting = Setting {
            flow: !self.outline.is_block_collection(slot.node),
            key: true,
            quotes: self.common_quotes(&members),
        };
        let text = if setting.flow {
            let indent = self.indent_of(&members);
            let key = self.renderer().flow_key(key, setting)?;
            let flow = Setting {
                flow: true,
                ..Setting::default()
            };
            key + &self.renderer().flow(value, flow, indent)?
        } else {
            let column = lines::column(
                self.outline.text,
                self.outline.document.node(slot.node).span.start,
            );
            self.renderer().entry(key, value, column, setting)?
        };
        self.add(chain, slot, &members, index, text)
    }

    /// Writes an item into the list that a chain leads to.
    pub(super) fn add_item(&self, chain: &[Slot], slot: Slot, index: usize, value: Class) -> Plan {
        let members = self.outline.members(slot.node);
        let text = if self.outline.is_block_collection(slot.node) {
            let column = lines::column(
                self.outline.text,
                self.outline.document.node(slot.node).span.start,
            );
            self.renderer().item(value, column)?
        } else {
            let setting = Setting {
                flow: true,
                ..Setting::default()
            };
            self.renderer().flow(value, setting, self.indent_of(&members))?
        };
        self.add(chain, slot, &members, index, text)
    }

    fn add(&self, chain: &[Slot], slot: Slot, members: &[Member], index: usize, text: String) -> Plan {
        let mut edits = if self.outline.is_block_collection(slot.node) {
            vec![self.add_lines(slot, members, index, text)?]
        } else if self.outline.is_pair(slot.node) {
            return None;
        } else {
            self.add_in_brackets(slot, members, index, text)
        };
        edits.extend(self.move_anchors(chain, &[])?);
        Some(edits)
    }

    /// How far new members are indented that begin lines in JSON.
    fn indent_of(&self, members: &[Member]) -> Option<usize> {
        let text = self.outline.text;
        let first = members.first()?;
        (self.style.json && lines::begins_line(text, first.start)).then(|| lines::column(text, first.start))
    }

    fn first_written(&self, slot: Slot, members: &[Member], key: &str) -> Option<usize> {
        let (key, _) = self.entry_of(slot.node, &Segment::Key(key.to_owned()))?;
        members.iter().position(|member| self.is_entry(member, key))
    }

    /// The quotes that all keys of a mapping have.
    fn common_quotes(&self, members: &[Member]) -> Option<ScalarStyle> {
        let mut styles = members.iter().map(|member| {
            let key = member.key?;
            match &self.outline.document.node(key.node).kind {
                NodeKind::Scalar { style, .. } if !key.is_alias => quotes(*style),
                _ => None,
            }
        });
        let first = styles.next()??;
        styles.all(|style| style == Some(first)).then_some(first)
    }

    fn add_lines(&self, slot: Slot, members: &[Member], index: usize, new: String) -> Option<TextEdit> {
        let text = self.outline.text;
        let column = lines::column(text, self.outline.document.node(slot.node).span.start);
        let line = || [self.style.line_break, &" ".repeat(column)].concat();
        if let Some(member) = members.get(index)
            && (index == 0 || self.leads_comments(members, index, column))
        {
            let floor = match index.checked_sub(1).and_then(|before| members.get(before)) {
                Some(before) => lines::next_line(text, before.end),
                None => self.floor(slot),
            };
            let comments = self.own_comments(member.start, column, floor);
            if comments < lines::line_start(text, member.start) {
                let replacement = [&" ".repeat(column), new.as_str(), self.style.line_break].concat();
                return Some(TextEdit::new(Span::at(comments), replacement));
            }
            return Some(TextEdit::new(Span::at(member.start), new + &line()));
        }
        let before = members.get(index.checked_sub(1)?)?;
        let mut end = lines::line_end(text, before.end);
        if index == members.len() {
            end = self.comments_after(end, column.max(1));
        } else {
            end = self.comments_after(end, column + 1);
        }
        Some(TextEdit::new(Span::at(end), line() + &new))
    }

    /// Whether comments stand right above a member.
    fn leads_comments(&self, members: &[Member], index: usize, column: usize) -> bool {
        let text = self.outline.text;
        let before = index.checked_sub(1).and_then(|before| members.get(before));
        match (members.get(index), before) {
            (Some(member), Some(before)) => {
                let floor = lines::next_line(text, before.end);
                lines::begins_line(text, member.start)
                    && self.own_comments(member.start, column, floor) > floor
            }
            _ => false,
        }
    }

    fn add_in_brackets(&self, slot: Slot, members: &[Member], index: usize, new: String) -> Vec<TextEdit> {
        let text = self.outline.text;
        if let Some(member) = members.get(index) {
            let separator = if lines::begins_line(text, member.start) {
                let line = lines::line_start(text, member.start);
                [",", self.style.line_break, lines::part(text, line, member.start)].concat()
            } else {
                self.style.comma.to_owned()
            };
            return vec![TextEdit::new(Span::at(member.start), new + &separator)];
        }
        let Some(last) = members.last() else {
            let span = self.outline.document.node(slot.node).span;
            let inner = Span::new(span.start + 1, span.end.saturating_sub(1));
            let gone = if self.has_comment(inner) {
                Span::at(inner.start)
            } else {
                inner
            };
            return vec![TextEdit::new(gone, new)];
        };
        let end = last.comma.map_or(last.end, |comma| comma + 1);
        let comma = if last.comma.is_some() { "" } else { "," };
        let closing = if last.comma.is_some() { "," } else { "" };
        if !lines::begins_line(text, last.start) {
            let space = if last.comma.is_some() {
                " "
            } else {
                self.style.comma.trim_start_matches(',')
            };
            return vec![TextEdit::new(
                Span::at(end),
                [comma, space, &new, closing].concat(),
            )];
        }
        let line = lines::line_start(text, last.start);
        let indent = lines::part(text, line, last.start);
        let added = [self.style.line_break, indent, &new, closing].concat();
        let line_end = lines::line_end(text, end);
        if lines::ends_line(text, end) && !lines::is_blank_after(text, end) {
            vec![
                TextEdit::new(Span::at(end), comma),
                TextEdit::new(Span::at(line_end), added),
            ]
        } else {
            vec![TextEdit::new(Span::at(end), [comma, &added].concat())]
        }
    }
}
