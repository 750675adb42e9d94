//! Keeps aliases meaning what they meant.
//!
//! Where a value with an anchor changes or goes, the first of its aliases becomes a copy of it, and gets the anchor.

use super::{Plan, Planner};
use crate::Span;
use crate::edit::lines;
use crate::edit::outline::Slot;
use crate::edit::text_edit::TextEdit;

impl Planner<'_> {
    /// The anchor of a slot whose value is replaced, with its `&`, if no alias outside of `gone` needs the old value.
    pub(super) fn kept_anchor(&self, slot: Slot, gone: &[Span]) -> Option<String> {
        let name = self.outline.document.node(slot.node).anchor()?;
        let is_kept = !slot.is_alias && self.first_alias(slot, gone).is_none();
        is_kept.then(|| format!("&{name}"))
    }

    /// Moves the anchors of values in `gone` and of those that a chain leads through, all of which change.
    pub(super) fn move_anchors(&self, chain: &[Slot], gone: &[Span]) -> Plan {
        let mut edits = Vec::new();
        if self.outline.document.aliases().is_empty() {
            return Some(edits);
        }
        for (id, node) in self.outline.document.nodes() {
            let Some(anchor) = node
                .properties
                .as_ref()
                .and_then(|properties| properties.anchor.as_ref())
            else {
                continue;
            };
            let is_gone = is_within(anchor.span.start, gone);
            let on_the_way = chain.iter().find(|slot| slot.node == id && !slot.is_alias);
            if !is_gone && on_the_way.is_none() {
                continue;
            }
            let slot = Slot {
                node: id,
                is_alias: false,
                site: None,
                span: node.span,
            };
            let Some(alias) = self.first_alias(slot, gone) else {
                continue;
            };
            let name = format!("&{}", anchor.name);
            edits.extend(self.replace(alias, self.class(id), Some(&name))?);
            if !is_gone {
                edits.push(self.without_anchor(anchor.span));
            }
        }
        Some(edits)
    }

    /// The first alias outside of `gone` that means the node in a slot.
    fn first_alias(&self, slot: Slot, gone: &[Span]) -> Option<Slot> {
        let mut aliases = self.outline.document.aliases().iter();
        let alias = aliases.find(|alias| alias.target == slot.node && !is_within(alias.span.start, gone))?;
        self.outline.alias_at(alias.span.start)
    }

    fn without_anchor(&self, anchor: Span) -> TextEdit {
        let text = self.outline.text;
        let span = if lines::ends_line(text, anchor.end) {
            Span::new(lines::trimmed_end(text, anchor.start), anchor.end)
        } else {
            Span::new(anchor.start, lines::trimmed_start(text, anchor.end))
        };
        TextEdit::new(span, "")
    }
}

fn is_within(at: usize, spans: &[Span]) -> bool {
    spans.iter().any(|span| span.start <= at && at < span.end)
}
