//! Mappings, sets and lists of pairs.

use std::collections::HashMap;

use super::{Constructor, kind_name};
use crate::error::{Failure, Outcome};
use crate::key::{self, Key};
use crate::{ErrorKind, Node, NodeId, NodeKind, Tag};

/// An entry: key and value.
pub(super) type Entry = (NodeId, NodeId);

/// Up to so many entries are compared with each other without hashing.
const FEW: usize = 12;

impl Constructor<'_> {
    /// The entries of a mapping: merged, of equal keys the first key with the last value.
    pub(super) fn dict(&mut self, id: NodeId) -> Outcome<Vec<Entry>> {
        if !matches!(self.node(id).kind, NodeKind::Mapping { .. }) {
            return Err(self.wrong_kind(id, "a mapping"));
        }
        if self.has_special_keys {
            self.merge(id)?;
        }
        let mut entries = self.entries(id).to_vec();
        for &(key, value) in &entries {
            self.object(key)?;
            if is_unhashable(&self.node(key).tag) {
                let found = kind_name(self.node(key));
                let error = self.error(key, format!("{found} cannot be a key"));
                return Err(error.within("while making a mapping", self.place(id)));
            }
            self.object(value)?;
        }
        unite_equal_keys(self.nodes, &mut entries);
        Ok(entries)
    }

    /// The pairs of a sequence of mappings with one entry each.
    pub(super) fn pairs(&mut self, id: NodeId, context: &str) -> Outcome<Vec<Entry>> {
        let NodeKind::Sequence { items, .. } = &self.node(id).kind else {
            let error = self.wrong_kind(id, "a list of mappings");
            return Err(error.within(context, self.place(id)));
        };
        let mut pairs = Vec::with_capacity(items.len());
        for item in items.clone() {
            let is_mapping = matches!(self.node(item).kind, NodeKind::Mapping { .. });
            match *self.entries(item) {
                [(key, value)] if is_mapping && self.merged.has_one_entry(item) => {
                    self.object(key)?;
                    self.object(value)?;
                    pairs.push((key, value));
                }
                _ => {
                    let found = kind_name(self.node(item));
                    let problem = format!("each item must be a mapping with one entry, but here is {found}");
                    let place = self.place(item);
                    return Err(
                        Failure::new(ErrorKind::Constructor, problem, place).within(context, self.place(id))
                    );
                }
            }
        }
        Ok(pairs)
    }

    /// The entries of a mapping, merged ones among them once they are merged; none of another node.
    pub(super) fn entries(&self, id: NodeId) -> &[Entry] {
        match (&self.node(id).kind, self.merged.entries(id)) {
            (_, Some(merged)) => merged,
            (NodeKind::Mapping { entries, .. }, None) => entries,
            _ => &[],
        }
    }
}

/// Whether what has this tag is a list, a `dict` or a set.
fn is_unhashable(tag: &Tag) -> bool {
    matches!(tag, Tag::Seq | Tag::Map | Tag::Set | Tag::Omap | Tag::Pairs)
}

/// Leaves of entries with equal keys the first key with the last value, at the first place.
fn unite_equal_keys(nodes: &[Node], entries: &mut Vec<Entry>) {
    if entries.len() > FEW {
        *entries = unique_by_hash(nodes, entries);
        return;
    }
    let mut place = 1;
    while let Some((kept, [(key, value), ..])) = entries.split_at_mut_checked(place) {
        match kept.iter_mut().find(|kept| key::is_same(nodes, kept.0, *key)) {
            Some(first) => {
                first.1 = *value;
                entries.remove(place);
            }
            None => place += 1,
        }
    }
}

fn unique_by_hash(nodes: &[Node], entries: &[Entry]) -> Vec<Entry> {
    let mut places: HashMap<Key<'_>, usize> = HashMap::with_capacity(entries.len());
    let mut kept: Vec<Entry> = Vec::with_capacity(entries.len());
    for &(key, value) in entries {
        let Some(hashable) = key::of(nodes, key) else {
            continue;
        };
        let place = *places.entry(hashable).or_insert(kept.len());
        match kept.get_mut(place) {
            Some(first) => first.1 = value,
            None => kept.push((key, value)),
        }
    }
    kept
}
