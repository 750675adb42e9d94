//! Takes entries and items away, with the comments that are about them.

use super::{Manner, Plan, Planner};
use crate::edit::lines;
use crate::edit::outline::{Member, Slot};
use crate::edit::text_edit::TextEdit;
use crate::{Segment, Span};
use sesstpl_yaml::NodeKind;

impl Planner<'_> {
    /// Takes an entry or an item out of what a chain leads to; of equal keys all.
    pub(super) fn remove(&self, chain: &[Slot], slot: Slot, segment: &Segment) -> Plan {
        let members = self.outline.members(slot.node);
        let gone: Vec<usize> = match segment {
            Segment::Index(index) => vec![*index],
            Segment::Key(_) => {
                let (key, _) = self.entry_of(slot.node, segment)?;
                let is_gone = |(_, member): &(usize, &Member)| self.is_entry(member, key);
                members
                    .iter()
                    .enumerate()
                    .filter(is_gone)
                    .map(|(index, _)| index)
                    .collect()
            }
        };
        if gone.is_empty() {
            return None;
        }
        let spans: Vec<Span> = gone
            .iter()
            .filter_map(|&index| members.get(index))
            .map(|member| Span::new(member.start, member.end))
            .collect();
        let mut edits = Vec::new();
        if self.outline.is_pair(slot.node) {
            edits.push(TextEdit::new(slot.span, "{}"));
        } else if self.outline.is_block_collection(slot.node) {
            for &index in &gone {
                edits.push(self.remove_lines(slot, &members, &gone, index)?);
            }
            edits.extend(self.empty_brackets(slot, &members, &gone));
        } else if gone.len() == members.len() {
            edits.push(self.empty(slot, &members));
        } else {
            edits.extend(self.remove_in_brackets(&members, &gone)?);
        }
        edits.extend(self.move_anchors(chain, &spans)?);
        Some(edits)
    }

    /// An entry or item by its lines.
    fn remove_lines(&self, slot: Slot, members: &[Member], gone: &[usize], index: usize) -> Option<TextEdit> {
        let text = self.outline.text;
        let member = members.get(index)?;
        let column = lines::column(text, self.outline.document.node(slot.node).span.start);
        let line_end = lines::line_end(text, member.end);
        let next = members.get(index + 1);
        if !lines::begins_line(text, member.start) {
            // It begins on the line of a `-` or of its neighbours' anchor.
            let gap = next.filter(|_| !gone.contains(&(index + 1)));
            return Some(match gap {
                Some(next) if !self.has_comment(Span::new(line_end, next.start)) => {
                    TextEdit::new(Span::new(member.start, next.start), "")
                }
                Some(_) => TextEdit::new(Span::new(lines::trimmed_end(text, member.start), line_end), ""),
                None => TextEdit::new(Span::new(member.start, line_end), ""),
            });
        }
        let floor = match index.checked_sub(1).and_then(|before| members.get(before)) {
            Some(before) => lines::next_line(text, before.end),
            None => self.floor(slot),
        };
        let start = self.own_comments(member.start, column, floor);
        let mut end = self.comments_after(line_end, column + 1);
        if self.manner == Manner::WithEmptyLines {
            while end < text.len() && lines::is_blank_after(text, lines::next_line(text, end)) {
                end = lines::line_end(text, lines::next_line(text, end));
            }
        }
        let next_line = lines::next_line(text, end);
        if slot.site.is_none() && gone.len() == members.len() && index == *gone.first()? {
            // Something must stay.
            return Some(TextEdit::new(Span::new(member.start, end), self.brackets(slot)));
        }
        if end == next_line {
            // The last line of a text without a final line break: the break before it goes.
            let before = match self.manner {
                Manner::WithEmptyLines => start,
                _ => lines::previous_line_end(text, start),
            };
            return Some(TextEdit::new(Span::new(before, end), ""));
        }
        Some(TextEdit::new(Span::new(start, next_line), ""))
    }

    /// What a collection becomes of which all members go.
    fn empty_brackets(&self, slot: Slot, members: &[Member], gone: &[usize]) -> Option<TextEdit> {
        if gone.len() < members.len() {
            return None;
        }
        let text = self.outline.text;
        let node = self.outline.document.node(slot.node);
        let properties = node.properties.as_ref().map(|properties| properties.span.end);
        match slot.site {
            None => None,
            Some(_) if !lines::begins_line(text, node.span.start) => {
                Some(TextEdit::new(Span::at(node.span.start), self.brackets(slot)))
            }
            Some(site) => {
                let at = properties.or(self.member(site)?.indicator_end)?;
                Some(TextEdit::new(Span::at(at), [" ", self.brackets(slot)].concat()))
            }
        }
    }

    fn brackets(&self, slot: Slot) -> &'static str {
        match self.outline.document.node(slot.node).kind {
            NodeKind::Sequence { .. } => "[]",
            _ => "{}",
        }
    }

    /// Brackets that hold nothing any more.
    fn empty(&self, slot: Slot, members: &[Member]) -> TextEdit {
        let span = self.outline.document.node(slot.node).span;
        let inner = Span::new(span.start + 1, span.end.saturating_sub(1));
        match (members.first(), members.last()) {
            (Some(first), Some(last)) if self.has_comment(inner) => {
                let end = last.comma.map_or(last.end, |comma| comma + 1);
                TextEdit::new(Span::new(first.start, end), "")
            }
            _ => TextEdit::new(inner, ""),
        }
    }

    /// Members in brackets of which others stay.
    fn remove_in_brackets(&self, members: &[Member], gone: &[usize]) -> Plan {
        let text = self.outline.text;
        let mut edits = Vec::new();
        let last_stays = !gone.contains(&(members.len() - 1));
        let last_staying = (0..members.len()).rev().find(|index| !gone.contains(index))?;
        for &index in gone {
            let member = members.get(index)?;
            let end = member.comma.map_or(member.end, |comma| comma + 1);
            let line = lines::line_start(text, member.start);
            let own_lines = lines::begins_line(text, member.start) && lines::ends_line(text, end);
            let next = members.get(index + 1);
            if own_lines && lines::next_line(text, end) > lines::line_end(text, end) {
                let floor = match index.checked_sub(1).and_then(|before| members.get(before)) {
                    Some(before) => lines::next_line(text, before.comma.unwrap_or(before.end)),
                    None => line,
                };
                let start = self.own_comments(member.start, member.start - line, floor);
                edits.push(TextEdit::new(Span::new(start, lines::next_line(text, end)), ""));
            } else if let Some(next) = next.filter(|next| !self.has_comment(Span::new(end, next.start))) {
                edits.push(TextEdit::new(Span::new(member.start, next.start), ""));
            } else {
                let before = index.checked_sub(1).and_then(|before| members.get(before));
                let start = before
                    .and_then(|before| before.comma)
                    .map_or(member.start, |comma| comma + 1);
                let start = if self.has_comment(Span::new(start, member.start)) {
                    member.start
                } else {
                    start
                };
                edits.push(TextEdit::new(Span::new(start, end), ""));
            }
        }
        // A comma stays at the end only where there was one.
        if !last_stays && members.last()?.comma.is_none() {
            let comma = members.get(last_staying)?.comma?;
            edits.push(TextEdit::new(Span::new(comma, comma + 1), ""));
        }
        Some(edits)
    }

    /// Where the lines before the first member begin that can hold comments about it.
    pub(super) fn floor(&self, slot: Slot) -> usize {
        let text = self.outline.text;
        match slot.site {
            // What a document begins with is about all of it.
            None => self.outline.document.node(slot.node).span.start,
            Some(site) => {
                let properties = self.outline.document.node(slot.node).properties.as_ref();
                let lead = self.member(site).and_then(|member| member.indicator_end);
                let lead = properties.map(|properties| properties.span.end).or(lead);
                lead.map_or(slot.span.start, |lead| lines::next_line(text, lead))
            }
        }
    }

    /// Where the line of a member starts, or the first of the comments right above that are indented like it.
    pub(super) fn own_comments(&self, start: usize, column: usize, floor: usize) -> usize {
        let text = self.outline.text;
        let mut first = lines::line_start(text, start);
        while first > floor {
            let before = lines::line_start(text, lines::previous_line_end(text, first));
            if before < floor || lines::comment_line(text, before) != Some(column) {
                break;
            }
            first = before;
        }
        first
    }

    /// Where the comments end that follow a line's end and are indented at least so far.
    pub(super) fn comments_after(&self, end: usize, column: usize) -> usize {
        let text = self.outline.text;
        let mut last = end;
        loop {
            let next = lines::next_line(text, last);
            let is_own =
                next > last && lines::comment_line(text, next).is_some_and(|indent| indent >= column);
            if !is_own {
                return last;
            }
            last = lines::line_end(text, next);
        }
    }
}
