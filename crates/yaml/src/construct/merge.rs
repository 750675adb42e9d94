//! Merge keys.
//!
//! `PyYAML` takes the `<<` entries out of a mapping and puts those of the mappings they name before the rest: those
//! of a later `<<` after those of an earlier, those of a list of mappings from the last to the first. It does so once
//! for each mapping, before it makes it.

use std::collections::HashMap;

use super::mapping::Entry;
use super::{Constructor, kind_name};
use crate::error::{Failure, Outcome};
use crate::{ErrorKind, NodeId, NodeKind, PythonException, Tag};

/// A document whose merge keys copy more entries than this is refused with [`ErrorKind::Limit`].
///
/// A few lines of merge keys can name billions of entries, which `PyYAML` copies until its memory is used up.
pub const MAX_MERGED: usize = 1 << 20;

/// Mappings may merge mappings that merge mappings, and so on, so many times.
const MAX_MERGE_DEPTH: usize = 993;

/// Longer lists of merged entries are freed of those that change nothing.
const LONG: usize = 256;

/// The entries of mappings whose merge keys were looked at.
#[derive(Default)]
pub(super) struct Merged {
    mappings: HashMap<NodeId, Mapping>,
    copied: usize,
}

/// A mapping while its merge keys are taken out and after that.
#[derive(Default)]
struct Mapping {
    /// Entries that stay.
    entries: Vec<Entry>,
    /// How many `PyYAML` has, which does not drop those that change nothing.
    count: usize,
    /// How many of the entries as written were looked at.
    read: usize,
}

/// A mapping whose merge keys are being taken out.
struct Step {
    id: NodeId,
    /// The entries that will come before its own.
    merged: Vec<Entry>,
    count: usize,
    list: Option<List>,
}

/// A list of mappings to merge.
struct List {
    /// Those that wait for their turn, the next one last.
    waiting: Vec<NodeId>,
    /// Those that had it.
    done: Vec<NodeId>,
}

/// What to do next with the innermost step.
enum Next {
    /// Take the merge keys out of the mapping that it merges.
    Enter(NodeId),
    Continue,
    Finish,
}

impl Merged {
    /// A mapping's entries, if its merge keys were looked at.
    pub(super) fn entries(&self, id: NodeId) -> Option<&[Entry]> {
        self.mappings.get(&id).map(|mapping| mapping.entries.as_slice())
    }

    /// Whether `PyYAML` has one entry for a mapping of which there is one here.
    pub(super) fn has_one_entry(&self, id: NodeId) -> bool {
        self.mappings.get(&id).is_none_or(|mapping| mapping.count == 1)
    }
}

impl Constructor<'_> {
    /// Takes the merge keys out of a mapping, and puts what they name before its entries.
    pub(super) fn merge(&mut self, id: NodeId) -> Outcome<()> {
        let mut steps = vec![Step::new(id)];
        while let Some(step) = steps.last_mut() {
            match self.next_step(step)? {
                Next::Continue => {}
                Next::Enter(mapping) => {
                    if steps.len() == MAX_MERGE_DEPTH {
                        return Err(self.crash(
                            mapping,
                            PythonException::Recursion,
                            "merge keys nested too deeply",
                        ));
                    }
                    steps.push(Step::new(mapping));
                }
                Next::Finish => {
                    let Some(step) = steps.pop() else { break };
                    let id = step.id;
                    self.finish(step);
                    match steps.last_mut() {
                        Some(Step { list: Some(list), .. }) => list.done.push(id),
                        Some(outer) => self.copy(id, outer)?,
                        None => {}
                    }
                }
            }
        }
        Ok(())
    }

    fn next_step(&mut self, step: &mut Step) -> Outcome<Next> {
        if let Some(list) = &mut step.list {
            if let Some(mapping) = list.waiting.pop() {
                if matches!(self.node(mapping).kind, NodeKind::Mapping { .. }) {
                    return Ok(Next::Enter(mapping));
                }
                return Err(self.no_mapping(step.id, mapping, "only mappings can be merged"));
            }
            let done = std::mem::take(&mut list.done);
            step.list = None;
            for mapping in done.into_iter().rev() {
                self.copy(mapping, step)?;
            }
            return Ok(Next::Continue);
        }
        let Some((key, value)) = self.read_entry(step.id) else {
            return Ok(Next::Finish);
        };
        match (&self.node(key).tag, &self.node(value).kind) {
            (Tag::Merge, NodeKind::Mapping { .. }) => return Ok(Next::Enter(value)),
            (Tag::Merge, NodeKind::Sequence { items, .. }) => {
                step.list = Some(List {
                    waiting: items.iter().rev().copied().collect(),
                    done: Vec::new(),
                });
                return Ok(Next::Continue);
            }
            (Tag::Merge, NodeKind::Scalar { .. }) => {
                return Err(self.no_mapping(
                    step.id,
                    value,
                    "only a mapping or a list of mappings can be merged",
                ));
            }
            (Tag::Value, _) => self.nodes[key.index()].tag = Tag::Str,
            _ => {}
        }
        if let Some(mapping) = self.merged.mappings.get_mut(&step.id) {
            mapping.entries.push((key, value));
            mapping.count = mapping.count.saturating_add(1);
        }
        Ok(Next::Continue)
    }

    /// The next entry as written that no one looked at.
    fn read_entry(&mut self, id: NodeId) -> Option<Entry> {
        let NodeKind::Mapping { entries, .. } = &self.nodes[id.index()].kind else {
            return None;
        };
        let mapping = self.merged.mappings.entry(id).or_default();
        let entry = entries.get(mapping.read).copied()?;
        mapping.read += 1;
        Some(entry)
    }

    /// Adds a mapping's entries to those that a step merges.
    fn copy(&mut self, id: NodeId, step: &mut Step) -> Outcome<()> {
        let Some(mapping) = self.merged.mappings.get(&id) else {
            return Ok(());
        };
        step.merged.extend_from_slice(&mapping.entries);
        step.count = step.count.saturating_add(mapping.count);
        self.merged.copied += mapping.entries.len();
        if self.merged.copied > MAX_MERGED {
            let problem = format!("merge keys copy more than {MAX_MERGED} entries");
            return Err(Failure::new(ErrorKind::Limit, problem, self.place(step.id)));
        }
        Ok(())
    }

    fn finish(&mut self, step: Step) {
        if step.merged.is_empty() {
            return;
        }
        let mut entries = if step.merged.len() > LONG {
            without_repetitions(&step.merged)
        } else {
            step.merged
        };
        if let Some(mapping) = self.merged.mappings.get_mut(&step.id) {
            entries.append(&mut mapping.entries);
            mapping.entries = entries;
            mapping.count = mapping.count.saturating_add(step.count);
        }
    }

    fn no_mapping(&self, merging: NodeId, found: NodeId, expected: &str) -> Failure {
        let name = kind_name(self.node(found));
        self.error(found, format!("{expected}, but here is {name}"))
            .within("while merging into a mapping", self.place(merging))
    }
}

impl Step {
    fn new(id: NodeId) -> Self {
        Self {
            id,
            merged: Vec::new(),
            count: 0,
            list: None,
        }
    }
}

/// Of the same entry many times, the first, which decides on the place, and the last, which decides on the value.
fn without_repetitions(entries: &[Entry]) -> Vec<Entry> {
    let mut places: HashMap<Entry, (usize, usize)> = HashMap::with_capacity(entries.len());
    for (place, &entry) in entries.iter().enumerate() {
        places.entry(entry).or_insert((place, place)).1 = place;
    }
    let is_kept = |place: usize, entry: &Entry| {
        places
            .get(entry)
            .is_none_or(|&(first, last)| place == first || place == last)
    };
    entries
        .iter()
        .enumerate()
        .filter_map(|(place, entry)| is_kept(place, entry).then_some(*entry))
        .collect()
}
