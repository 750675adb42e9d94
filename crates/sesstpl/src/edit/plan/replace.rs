//! Writes a value in the place of another.

use sesstpl_yaml::{NodeId, NodeKind};

use super::{Manner, Plan, Planner, quotes};
use crate::Span;
use crate::edit::lines;
use crate::edit::outline::Slot;
use crate::edit::render::{Setting, Written};
use crate::edit::text_edit::TextEdit;
use crate::edit::tree::{Class, Form};

impl Planner<'_> {
    /// Gives the last slot of a chain another value, and takes care of the anchors that are touched by it.
    pub(super) fn overwrite(&self, chain: &[Slot], value: Class) -> Plan {
        let (slot, outer) = chain.split_last()?;
        let gone = [slot.span];
        let anchor = self.kept_anchor(*slot, &gone);
        let mut edits = self.replace(*slot, value, anchor.as_deref())?;
        edits.extend(self.move_anchors(outer, &gone)?);
        Some(edits)
    }

    /// Writes the value of a document that has none.
    pub(super) fn write_document(&self) -> Plan {
        let text = self.outline.text;
        let style = self.style;
        let written = self
            .renderer()
            .block(self.intended, 0, Setting::default(), Some(0), None)?;
        let at = self.content_end;
        let before = if lines::column(text, at) == 0 {
            ""
        } else {
            style.line_break
        };
        let after = if at == text.len() && !before.is_empty() {
            ""
        } else {
            style.line_break
        };
        let replacement = [before, &written.first, &written.rest, after].concat();
        Some(vec![TextEdit::new(Span::at(at), replacement)])
    }

    /// Writes a value, with an anchor if one is given, in the place of what a slot holds.
    pub(super) fn replace(&self, slot: Slot, value: Class, anchor: Option<&str>) -> Plan {
        if !self.is_in_block(slot) || self.style.json {
            return self.replace_in_brackets(slot, value, anchor);
        }
        if self.is_flow_collection(slot) && self.is_collection(value) && !self.is_empty_collection(slot.node)
        {
            return self.replace_in_brackets(slot, value, anchor);
        }
        let text = self.outline.text;
        let is_open = !slot.is_alias && self.outline.is_block_collection(slot.node);
        let start = if is_open {
            self.outline.document.node(slot.node).span.start
        } else {
            slot.span.start
        };
        let begins_line = lines::begins_line(text, start);
        let outer = self.outer_column(slot);
        let may_begin_here = if is_open && begins_line {
            self.fits(start, outer, value, slot)
        } else {
            begins_line || self.is_compact(slot)
        };
        let here = (may_begin_here && anchor.is_none()).then(|| self.first_column(slot, start));
        let below = slot.site.is_none().then_some(0);
        let written = self
            .renderer()
            .block(value, outer, self.setting(slot), here, below)?;
        let written = with_anchor(written, anchor);
        let lead = self.lead(slot);
        Some(if is_open && begins_line {
            let stays = here.is_some() && self.takes_lines(value);
            self.replace_lines(slot, lead, written, stays)
        } else if is_open {
            // It begins on the line of its `-`.
            let line_end = lines::line_end(text, slot.span.end);
            let span = Span::new(slot.span.start, line_end);
            vec![TextEdit::new(span, written.first + &written.rest)]
        } else if !slot.is_alias && self.outline.is_block_scalar(slot.node) {
            self.replace_block_scalar(slot, lead, written)
        } else {
            self.replace_inline(slot, lead, written)
        })
    }

    /// A collection on lines of its own; by another if what is written stays there.
    fn replace_lines(&self, slot: Slot, lead: usize, written: Written, stays: bool) -> Vec<TextEdit> {
        let text = self.outline.text;
        let node = self.outline.document.node(slot.node);
        let lines_of = Span::new(node.span.start, lines::line_end(text, slot.span.end));
        let head_end = node
            .properties
            .as_ref()
            .map_or(lead, |properties| properties.span.end);
        let head = Span::new(lead, head_end.max(lead));
        if stays {
            let edit = TextEdit::new(lines_of, written.first + &written.rest);
            return vec![TextEdit::new(head, ""), edit];
        }
        if slot.site.is_none() && head.start == head.end {
            let rest = written.rest.trim_start_matches(lines::is_break);
            return vec![TextEdit::new(lines_of, written.first + rest)];
        }
        let space = if written.first.is_empty() { "" } else { " " };
        let tail = Span::new(lines::line_end(text, head.end), lines_of.end);
        torn(head, [space, &written.first].concat(), tail, written.rest)
    }

    /// A scalar after `|` or `>`: what stands on its first line, and its content.
    pub(super) fn replace_block_scalar(&self, slot: Slot, lead: usize, written: Written) -> Vec<TextEdit> {
        let text = self.outline.text;
        let node = self.outline.document.node(slot.node);
        let line_end = lines::line_end(text, node.span.start);
        let header = lines::part(text, node.span.start, line_end);
        let header_end = node.span.start + header.find(lines::is_blank).unwrap_or(header.len());
        let start = if written.first.is_empty() {
            lead
        } else {
            slot.span.start
        };
        let tail = Span::new(line_end, slot.span.end.max(line_end));
        torn(Span::new(start, header_end), written.first, tail, written.rest)
    }

    /// A scalar or a collection in brackets, or nothing at all.
    fn replace_inline(&self, slot: Slot, lead: usize, written: Written) -> Vec<TextEdit> {
        let text = self.outline.text;
        let Span { start, end } = slot.span;
        let line_end = lines::line_end(text, end);
        let mut first = written.first;
        let start = if first.is_empty() {
            lines::trimmed_end(text, start).max(lead.min(start))
        } else {
            start
        };
        if !first.is_empty() && start == lead && slot.site.is_some() {
            first.insert(0, ' ');
        }
        torn(Span::new(start, end), first, Span::at(line_end), written.rest)
    }

    fn replace_in_brackets(&self, slot: Slot, value: Class, anchor: Option<&str>) -> Plan {
        let text = self.outline.text;
        let line = lines::line_start(text, slot.span.start);
        let indent = self
            .is_on_lines(slot)
            .then(|| lines::trimmed_start(text, line) - line);
        let setting = self.setting(slot);
        let mut replacement = self.renderer().flow(value, setting, indent)?;
        if let Some(anchor) = anchor {
            replacement = format!("{anchor} {replacement}");
        }
        if let Some(site) = slot.site
            && slot.span.start == slot.span.end
            && !Self::is_key(slot)
        {
            let has_colon = self.member(site)?.indicator_end.is_some();
            replacement.insert_str(0, if has_colon { " " } else { ": " });
        }
        Some(vec![TextEdit::new(slot.span, replacement)])
    }

    /// Whether JSON around a slot is written with each member on a line of its own.
    fn is_on_lines(&self, slot: Slot) -> bool {
        let first_on_line = |collection: NodeId| {
            let members = self.outline.members(collection);
            members
                .first()
                .is_some_and(|member| lines::begins_line(self.outline.text, member.start))
        };
        self.style.json
            && (first_on_line(slot.node) || slot.site.is_some_and(|site| first_on_line(site.collection)))
    }

    /// Where the line's part for a slot begins: after its `-`, `:` or `---`.
    fn lead(&self, slot: Slot) -> usize {
        match slot.site {
            None => self.content_start,
            Some(site) => {
                let member = self.member(site);
                let after = member
                    .and_then(|member| member.indicator_end)
                    .filter(|_| !Self::is_key(slot));
                after.unwrap_or(slot.span.start)
            }
        }
    }

    /// Whether a slot is an item after a `-`, where a collection may begin.
    fn is_compact(&self, slot: Slot) -> bool {
        slot.site.is_some_and(|site| {
            let is_item = matches!(
                self.outline.document.node(site.collection).kind,
                NodeKind::Sequence { .. }
            );
            is_item
                && (!self.outline.is_block_collection(slot.node)
                    || !lines::begins_line(self.outline.text, slot.span.start))
        })
    }

    /// Where a collection in the place of a slot begins.
    fn first_column(&self, slot: Slot, own_start: usize) -> usize {
        let is_empty = slot.span.start == slot.span.end;
        lines::column(self.outline.text, own_start) + usize::from(is_empty && self.is_compact(slot))
    }

    /// Whether a collection may begin where another begins: only a list may stand right below its key.
    fn fits(&self, start: usize, outer: usize, value: Class, slot: Slot) -> bool {
        let is_list = matches!(self.forms.form(value), Form::List(_));
        slot.site.is_none() || is_list || lines::column(self.outline.text, start) > outer
    }

    /// What a scalar in the place of a slot looks like.
    fn setting(&self, slot: Slot) -> Setting {
        let node = self.outline.document.node(slot.node);
        Setting {
            flow: !self.is_in_block(slot),
            key: Self::is_key(slot),
            quotes: match &node.kind {
                NodeKind::Scalar { style, .. } if !slot.is_alias => quotes(*style),
                _ => None,
            },
        }
    }

    fn is_flow_collection(&self, slot: Slot) -> bool {
        let style = self.outline.style(slot.node);
        !slot.is_alias && style.is_some() && !self.outline.is_block_collection(slot.node)
    }

    fn is_collection(&self, class: Class) -> bool {
        matches!(self.forms.form(class), Form::List(_) | Form::Dict(_))
    }

    /// Whether a value is written on lines of its own.
    fn takes_lines(&self, value: Class) -> bool {
        self.is_collection(value) && !self.is_empty_form(value) && self.manner != Manner::OneLine
    }

    fn is_empty_form(&self, class: Class) -> bool {
        match self.forms.form(class) {
            Form::List(items) => items.is_empty(),
            Form::Dict(entries) => entries.is_empty(),
            _ => false,
        }
    }

    fn is_empty_collection(&self, node: NodeId) -> bool {
        self.outline.members(node).is_empty()
    }
}

/// Edits of the line on which a value begins, and of what follows that line.
fn torn(head: Span, first: String, tail: Span, rest: String) -> Vec<TextEdit> {
    if head.end == tail.start {
        return vec![TextEdit::new(Span::new(head.start, tail.end), first + &rest)];
    }
    vec![TextEdit::new(head, first), TextEdit::new(tail, rest)]
}

fn with_anchor(mut written: Written, anchor: Option<&str>) -> Written {
    if let Some(anchor) = anchor {
        let space = if written.first.is_empty() { "" } else { " " };
        written.first = [anchor, space, &written.first].concat();
    }
    written
}
