//! Values as a plain tree, and operations on it: what an edit is to do, told without any of the code that does it.

use sesstpl::edit::{Operation, Place};
use sesstpl::{Segment, Stored};
use sesstpl_yaml::{Document, Int, NodeId, Value};

/// Trees of more values are left aside: aliases can stand for billions.
const MAX_VALUES: usize = 3_000;

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Tree {
    Null,
    Bool(bool),
    Int(Int),
    /// The bits; all that are no number are one.
    Float(u64),
    Text(sesstpl_yaml::Text),
    /// Anything else, as Rust prints it.
    Other(String),
    List(Vec<Tree>),
    Dict(Vec<(Tree, Tree)>),
}

/// The value of a document; none if it is too large or holds itself.
pub(crate) fn of(document: &Document) -> Option<Tree> {
    let mut left = MAX_VALUES;
    match document.root() {
        Some(root) => node(document, root, 60, &mut left),
        None => Some(Tree::Null),
    }
}

fn node(document: &Document, id: NodeId, depth: usize, left: &mut usize) -> Option<Tree> {
    *left = left.checked_sub(1)?;
    let depth = depth.checked_sub(1)?;
    let mut pairs = |entries: &[(NodeId, NodeId)]| -> Option<Vec<(Tree, Tree)>> {
        let mut tree = |id| node(document, id, depth, left);
        entries
            .iter()
            .map(|&(key, value)| Some((tree(key)?, tree(value)?)))
            .collect()
    };
    Some(match document.value(id) {
        Value::Null => Tree::Null,
        Value::Bool(value) => Tree::Bool(*value),
        Value::Int(int) => Tree::Int(int.clone()),
        Value::Float(value) if value.is_nan() => Tree::Float(f64::NAN.to_bits()),
        Value::Float(value) => Tree::Float(value.to_bits()),
        Value::Str(text) => Tree::Text(text.clone()),
        Value::Dict(entries) => Tree::Dict(pairs(entries)?),
        Value::Pairs(entries) => Tree::Other(format!("pairs {:?}", pairs(entries)?)),
        Value::List(items) => Tree::List(
            items
                .iter()
                .map(|&item| node(document, item, depth, left))
                .collect::<Option<_>>()?,
        ),
        Value::Set(items) => {
            let items: Option<Vec<Tree>> = items
                .iter()
                .map(|&item| node(document, item, depth, left))
                .collect();
            Tree::Other(format!("set {:?}", items?))
        }
        other => Tree::Other(format!("{other:?}")),
    })
}

pub(crate) fn of_stored(value: &Stored) -> Tree {
    match value {
        Stored::Null => Tree::Null,
        Stored::Bool(value) => Tree::Bool(*value),
        Stored::Int(value) => Tree::Int(Int::Small(*value)),
        Stored::BigInt(digits) => Tree::Int(Int::from_decimal(
            digits.starts_with('-'),
            digits.trim_start_matches('-').as_bytes(),
        )),
        Stored::Float(value) if value.is_nan() => Tree::Float(f64::NAN.to_bits()),
        Stored::Float(value) => Tree::Float(value.to_bits()),
        Stored::Text(value) => text(value),
        Stored::List(items) => Tree::List(items.iter().map(of_stored).collect()),
        Stored::Object(entries) => Tree::Dict(
            entries
                .iter()
                .map(|(key, value)| (text(key), of_stored(value)))
                .collect(),
        ),
    }
}

fn text(text: &str) -> Tree {
    Tree::Text(text.into())
}

impl Tree {
    /// The tree after an operation; none if there is no such place, or the operation makes no sense there.
    pub(crate) fn after(&self, operation: &Operation) -> Option<Tree> {
        let mut tree = self.clone();
        match operation {
            Operation::Set { path, value } => tree.set(&path.segments, of_stored(value))?,
            Operation::Remove { path } => {
                let (last, outer) = path.segments.split_last()?;
                let container = tree.at(outer)?;
                let place = container.find(last)?;
                match container {
                    Tree::Dict(entries) => drop(entries.remove(place)),
                    Tree::List(items) => drop(items.remove(place)),
                    _ => return None,
                }
            }
            Operation::Rename { path, key } => {
                let (last, outer) = path.segments.split_last()?;
                let container = tree.at(outer)?;
                let place = container.find(last)?;
                let Tree::Dict(entries) = container else {
                    return None;
                };
                let new = text(key);
                if entries
                    .iter()
                    .enumerate()
                    .any(|(other, entry)| other != place && entry.0 == new)
                {
                    return None;
                }
                entries[place].0 = new;
            }
            Operation::Insert {
                path,
                key,
                value,
                place,
            } => {
                let container = tree.at(&path.segments)?;
                if *container == Tree::Null {
                    *container = Tree::Dict(Vec::new());
                }
                let index = match place {
                    Place::Last => usize::MAX,
                    Place::Before(key) => container.find(&Segment::Key(key.clone()))?,
                    Place::After(key) => container.find(&Segment::Key(key.clone()))? + 1,
                };
                let Tree::Dict(entries) = container else {
                    return None;
                };
                if entries.iter().any(|entry| entry.0 == text(key)) {
                    return None;
                }
                let index = index.min(entries.len());
                entries.insert(index, (text(key), of_stored(value)));
            }
            Operation::InsertItem { path, index, value } => {
                let container = tree.at(&path.segments)?;
                if *container == Tree::Null {
                    *container = Tree::List(Vec::new());
                }
                let Tree::List(items) = container else { return None };
                if *index > items.len() {
                    return None;
                }
                items.insert(*index, of_stored(value));
            }
        }
        Some(tree)
    }

    pub(crate) fn at(&mut self, segments: &[Segment]) -> Option<&mut Tree> {
        let Some((first, rest)) = segments.split_first() else {
            return Some(self);
        };
        let place = self.find(first)?;
        match self {
            Tree::Dict(entries) => entries[place].1.at(rest),
            Tree::List(items) => items[place].at(rest),
            _ => None,
        }
    }

    fn set(&mut self, segments: &[Segment], value: Tree) -> Option<()> {
        let Some((first, rest)) = segments.split_first() else {
            *self = value;
            return Some(());
        };
        if *self == Tree::Null {
            *self = match first {
                Segment::Key(_) => Tree::Dict(Vec::new()),
                Segment::Index(_) => Tree::List(Vec::new()),
            };
        }
        let place = self.find(first);
        match (self, first) {
            (Tree::Dict(entries), Segment::Key(key)) => {
                let place = place.unwrap_or_else(|| {
                    entries.push((text(key), Tree::Null));
                    entries.len() - 1
                });
                entries[place].1.set(rest, value)
            }
            (Tree::List(items), Segment::Index(index)) => {
                if *index == items.len() {
                    items.push(Tree::Null);
                }
                items.get_mut(*index)?.set(rest, value)
            }
            _ => None,
        }
    }

    fn find(&self, segment: &Segment) -> Option<usize> {
        match (self, segment) {
            (Tree::Dict(entries), Segment::Key(name)) => {
                let exact = entries.iter().position(|(key, _)| *key == text(name));
                exact.or_else(|| {
                    entries
                        .iter()
                        .position(|(key, _)| key.name().as_ref() == Some(name))
                })
            }
            (Tree::List(items), Segment::Index(index)) => (*index < items.len()).then_some(*index),
            _ => None,
        }
    }

    /// What a path calls a key that is no text.
    pub(crate) fn name(&self) -> Option<String> {
        match self {
            Tree::Null => Some("null".to_owned()),
            Tree::Bool(value) => Some(value.to_string()),
            Tree::Int(int) => int.to_decimal(),
            _ => None,
        }
    }
}
