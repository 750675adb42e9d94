//! Follows a path through what is written.

use sesstpl_yaml::{NodeId, Value};

use super::{Planner, is_value};
use crate::Segment;
use crate::edit::outline::{Part, Slot};
use crate::edit::tree::Found;

/// How far a path leads. The slots are those of the values on the way, the root first.
pub(super) enum Walk {
    /// The document has no value at all.
    Nothing,
    /// To its end.
    Arrived(Vec<Slot>),
    /// To an alias after so many steps: what follows is written elsewhere.
    Alias(Vec<Slot>, usize),
    /// To a value, after so many steps, in which the next step is not written.
    Ends(Vec<Slot>, usize),
}

impl Planner<'_> {
    pub(super) fn walk(&self, segments: &[Segment]) -> Walk {
        let Some(root) = self.outline.root() else {
            return Walk::Nothing;
        };
        if root.span.start == root.span.end {
            return Walk::Nothing;
        }
        let mut chain = vec![root];
        let mut slot = root;
        for (reached, segment) in segments.iter().enumerate() {
            if slot.is_alias {
                return Walk::Alias(chain, reached);
            }
            let Some(next) = self.step(slot.node, segment) else {
                return Walk::Ends(chain, reached);
            };
            slot = next;
            chain.push(slot);
        }
        Walk::Arrived(chain)
    }

    /// Where the value begins that a path leads to, or as far as it leads.
    pub(in crate::edit) fn place_of(&self, segments: &[Segment]) -> Option<usize> {
        match self.walk(segments) {
            Walk::Nothing => None,
            Walk::Arrived(chain) | Walk::Alias(chain, _) | Walk::Ends(chain, _) => {
                chain.last().map(|slot| slot.span.start)
            }
        }
    }

    /// The value that a step from a node leads to, where it is written: of equal keys the last.
    fn step(&self, node: NodeId, segment: &Segment) -> Option<Slot> {
        let members = self.outline.members(node);
        match segment {
            Segment::Index(index) => {
                let item = members.get(*index)?;
                item.key.is_none().then_some(item.value)
            }
            Segment::Key(_) => {
                let (key, _) = self.entry_of(node, segment)?;
                let member = members.iter().rev().find(|member| self.is_entry(member, key))?;
                member
                    .value
                    .site
                    .filter(|&site| is_value(site))
                    .map(|_| member.value)
            }
        }
    }

    /// The key and the value of the entry that a step from a node leads to, written or not.
    pub(super) fn entry_of(&self, node: NodeId, segment: &Segment) -> Option<(NodeId, NodeId)> {
        let Found::At(place) = self.forms.find(self.class(node), segment) else {
            return None;
        };
        match self.outline.document.value(node) {
            Value::Dict(entries) => entries.get(place).copied(),
            _ => None,
        }
    }

    /// Whether a slot is a key.
    pub(super) fn is_key(slot: Slot) -> bool {
        slot.site.is_some_and(|site| site.part == Part::Key)
    }
}
