//! From an operation to the text edits that perform it.
//!
//! A plan says where text changes; whether the text is then read as intended is checked by its maker. So a plan may
//! be bold: one that goes wrong is thrown away and another tried.

mod anchors;
mod insert;
mod remove;
mod replace;
mod walk;

use std::collections::HashMap;

use sesstpl_yaml::{NodeId, NodeKind, ScalarStyle, Tag};

use super::intended::split;
use super::lines;
use super::outline::{Member, Outline, Part, Site, Slot};
use super::render::{Renderer, Setting, Written};
use super::style::Style;
use super::text_edit::TextEdit;
use super::tree::{Class, Form, Forms};
use super::{Operation, Place};
use crate::{Segment, Span};
use walk::Walk;

/// How a plan is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// As the neighbours are.
    Natural,
    /// With new text on one line.
    OneLine,
    /// By taking empty lines away, too.
    WithEmptyLines,
    /// By writing the value anew that holds the place, or the one so many levels further out.
    Outer(usize),
}

/// Makes the plan for one document.
pub(super) struct Planner<'p> {
    pub(super) outline: &'p Outline<'p>,
    pub(super) forms: &'p Forms,
    /// The values of the document's nodes.
    pub(super) classes: &'p HashMap<NodeId, Class>,
    /// The value that the document is to have.
    pub(super) intended: Class,
    pub(super) style: Style,
    pub(super) manner: Manner,
    /// Where the document's content may begin: after its `---`, if it has one.
    pub(super) content_start: usize,
    /// Where the document ends.
    pub(super) content_end: usize,
}

/// Nothing where a plan of this manner is not possible.
pub(super) type Plan = Option<Vec<TextEdit>>;

impl Planner<'_> {
    /// The edits for an operation.
    pub(super) fn plan(&self, operation: &Operation) -> Plan {
        if let Manner::Outer(levels) = self.manner {
            return self.write_anew(operation, levels);
        }
        match operation {
            Operation::Set { path, .. } => self.set(&path.segments),
            Operation::Remove { path } => {
                let (last, container) = split(&path.segments).ok()?;
                self.in_container(container, |chain, slot| self.remove(chain, slot, last))
            }
            Operation::Rename { path, key } => {
                let (last, container) = split(&path.segments).ok()?;
                self.in_container(container, |chain, slot| self.rename(chain, slot, last, key))
            }
            Operation::Insert { path, key, place, .. } => {
                let segments = &path.segments;
                self.in_container(segments, |chain, slot| {
                    self.insert(chain, slot, segments, key, place)
                })
            }
            Operation::InsertItem { path, index, .. } => {
                let segments = &path.segments;
                self.in_container(segments, |chain, slot| {
                    self.insert_item(chain, slot, segments, *index)
                })
            }
        }
    }

    fn set(&self, segments: &[Segment]) -> Plan {
        match self.walk(segments) {
            Walk::Nothing => self.write_document(),
            Walk::Arrived(chain) => self.overwrite(&chain, self.intended_at(segments)?),
            Walk::Alias(chain, reached) => {
                self.overwrite(&chain, self.intended_at(segments.get(..reached)?)?)
            }
            Walk::Ends(chain, reached) => {
                let slot = *chain.last()?;
                if self.is_to_be_written(slot) {
                    return self.overwrite(&chain, self.intended_at(segments.get(..reached)?)?);
                }
                let mapping = self.intended_at(segments.get(..reached)?)?;
                match segments.get(reached)? {
                    Segment::Key(key) => {
                        let entry = self.forms.entry(mapping, key)?;
                        self.add_entry(&chain, slot, entry, &Place::Last)
                    }
                    Segment::Index(index) => {
                        self.add_item(&chain, slot, *index, self.forms.child(mapping, *index)?)
                    }
                }
            }
        }
    }

    /// Does something in the mapping or list at a path, or writes that anew where it is only mentioned.
    fn in_container(&self, segments: &[Segment], change: impl FnOnce(&[Slot], Slot) -> Plan) -> Plan {
        match self.walk(segments) {
            Walk::Arrived(chain) => {
                let slot = *chain.last()?;
                if slot.is_alias {
                    return self.overwrite(&chain, self.intended_at(segments)?);
                }
                change(&chain, slot)
            }
            Walk::Nothing => self.write_document(),
            Walk::Alias(..) | Walk::Ends(..) => self.set(segments),
        }
    }

    fn insert(&self, chain: &[Slot], slot: Slot, segments: &[Segment], key: &str, place: &Place) -> Plan {
        let intended = self.intended_at(segments)?;
        if self.is_to_be_written(slot) {
            return self.overwrite(chain, intended);
        }
        self.add_entry(chain, slot, self.forms.entry(intended, key)?, place)
    }

    fn insert_item(&self, chain: &[Slot], slot: Slot, segments: &[Segment], index: usize) -> Plan {
        let intended = self.intended_at(segments)?;
        if self.is_to_be_written(slot) {
            return self.overwrite(chain, intended);
        }
        let item = self.forms.child(intended, index)?;
        self.add_item(chain, slot, index, item)
    }

    /// Gives an entry another key, wherever it is written.
    fn rename(&self, chain: &[Slot], slot: Slot, segment: &Segment, key: &str) -> Plan {
        let members = self.outline.members(slot.node);
        let entry = self.entry_of(slot.node, segment)?;
        let mut edits = Vec::new();
        let mut gone = Vec::new();
        for member in members.iter().filter(|member| self.is_entry(member, entry.0)) {
            let old = member.key?;
            gone.push(old.span);
            edits.extend(self.rewrite_key(old, key)?);
        }
        edits.extend(self.move_anchors(chain, &gone)?);
        Some(edits)
    }

    fn rewrite_key(&self, old: Slot, key: &str) -> Plan {
        let node = self.outline.document.node(old.node);
        let flow = !self.outline.is_block_collection(old.site?.collection);
        let setting = Setting {
            flow,
            key: true,
            quotes: match &node.kind {
                NodeKind::Scalar { style, .. } if !old.is_alias => quotes(*style),
                _ => None,
            },
        };
        let text = self.renderer().name(key, setting);
        let prefix = self.kept_anchor(old, &[old.span]);
        let prefix = prefix.map_or_else(String::new, |anchor| format!("{anchor} "));
        if !old.is_alias && self.outline.is_block_scalar(old.node) {
            let written = Written {
                first: prefix + &text,
                rest: String::new(),
            };
            return Some(self.replace_block_scalar(old, old.span.start, written));
        }
        // After a `?` that nothing follows.
        let space = if old.span.start == old.span.end { " " } else { "" };
        Some(vec![TextEdit::new(old.span, [space, &prefix, &text].concat())])
    }

    /// Writes a value anew, if no comment, anchor, alias or merge key within is lost by it.
    fn write_anew(&self, operation: &Operation, levels: usize) -> Plan {
        let is_overwritten = levels == 0 && matches!(operation, Operation::Set { .. });
        let segments = &operation.path().segments;
        let segments = segments.get(..segments.len().checked_sub(levels)?)?;
        let (chain, is_replaced) = match self.walk(segments) {
            Walk::Nothing => return self.write_document(),
            Walk::Arrived(chain) => (chain, is_overwritten),
            Walk::Alias(chain, _) => (chain, true),
            Walk::Ends(chain, _) => (chain, false),
        };
        let slot = *chain.last()?;
        if !is_replaced && self.holds_more_than_values(slot) {
            return None;
        }
        let reached = segments.get(..chain.len() - 1)?;
        self.overwrite(&chain, self.intended_at(reached)?)
    }

    fn holds_more_than_values(&self, slot: Slot) -> bool {
        let document = self.outline.document;
        let line_end = lines::line_end(self.outline.text, slot.span.end);
        let is_within = |at: usize| slot.span.start <= at && at < slot.span.end;
        let mut nodes = document.nodes().filter(|(_, node)| is_within(node.start()));
        self.has_comment(Span::new(slot.span.start, line_end))
            || document.aliases().iter().any(|alias| is_within(alias.span.start))
            || nodes.any(|(_, node)| node.properties.is_some() || node.tag == Tag::Merge)
    }

    pub(super) fn has_comment(&self, span: Span) -> bool {
        let comments = self.outline.document.comments();
        comments
            .iter()
            .any(|comment| span.start <= comment.span.start && comment.span.start < span.end)
    }

    /// Whether there is nothing yet to put entries or items into by themselves: null, or empty brackets that may
    /// become lines.
    fn is_to_be_written(&self, slot: Slot) -> bool {
        let class = self.class(slot.node);
        match self.forms.form(class) {
            Form::Null => true,
            Form::Dict(entries) => {
                entries.is_empty()
                    && self.is_in_block(slot)
                    && !self.style.json
                    && !self.has_comment(slot.span)
                    && self.outline.members(slot.node).is_empty()
            }
            Form::List(items) => {
                items.is_empty() && self.is_in_block(slot) && !self.style.json && !self.has_comment(slot.span)
            }
            _ => false,
        }
    }

    /// Whether a slot is not within brackets.
    fn is_in_block(&self, slot: Slot) -> bool {
        slot.site
            .is_none_or(|site| self.outline.is_block_collection(site.collection))
    }

    fn class(&self, node: NodeId) -> Class {
        self.classes.get(&node).copied().unwrap_or(self.intended)
    }

    fn intended_at(&self, segments: &[Segment]) -> Option<Class> {
        self.forms.at(self.intended, segments)
    }

    pub(super) fn renderer(&self) -> Renderer<'_> {
        Renderer {
            forms: self.forms,
            style: self.style,
            one_line: self.manner == Manner::OneLine,
        }
    }

    /// The member that a slot is a part of.
    fn member(&self, site: Site) -> Option<Member> {
        self.outline.members(site.collection).get(site.index).copied()
    }

    /// How far the block collection is indented that a slot is in; 0 for the root.
    fn outer_column(&self, slot: Slot) -> usize {
        slot.site.map_or(0, |site| {
            lines::column(
                self.outline.text,
                self.outline.document.node(site.collection).span.start,
            )
        })
    }

    /// Whether an entry is one of those that a key means.
    fn is_entry(&self, member: &Member, key: NodeId) -> bool {
        let document = self.outline.document;
        // A `<<` has no value of its own, and so would be the same key as null.
        let is_same = |node| document.is_same_key(node, key) && document.node(node).tag != Tag::Merge;
        member
            .key
            .is_some_and(|slot| slot.node == key || is_same(slot.node))
    }
}

/// The quotes that a scalar has.
fn quotes(style: ScalarStyle) -> Option<ScalarStyle> {
    matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted).then_some(style)
}

/// Whether the slot is the value of an entry, or an item.
fn is_value(site: Site) -> bool {
    site.part == Part::Value
}
