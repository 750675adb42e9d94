//! What the database does not hold.
//!
//! Shared nodes are looked at once, so that aliases within aliases cost nothing here.

use std::collections::HashMap;

use sesstpl_yaml::{Int, NodeId, Text, Value};

use super::problem::{Kind, Problem};
use super::{Template, float};
use crate::fields::{FieldId, Shape};
use crate::read::json::MAX_DEPTH;
use crate::{Path, Segment, Target, words};

/// How many bytes aliases may add to a template before it counts as too large to be stored.
///
/// A manager that is sent more runs out of memory or of its database's limit of 256 MB; where exactly depends on
/// the machine, so this limit is our own.
pub(crate) const MAX_SHARED_BYTES: usize = 16 << 20;

/// The length of the database's column for the template's name, in characters.
pub(crate) const MAX_NAME_LENGTH: usize = 128;

/// Finds what would be stored but cannot be.
pub(super) fn check(template: &Template<'_>, problems: &mut Vec<Problem>) {
    let mut measure = Measure {
        template,
        problems,
        shared: HashMap::new(),
        own: 0,
        steps: Vec::new(),
        origin: None,
        is_too_deep: false,
    };
    let mut total = Size::default();
    for field in FieldId::ALL {
        let Some(entry) = template.entry(field) else {
            continue;
        };
        if matches!(field.field().shape, Shape::Section(_) | Shape::Sections(_)) {
            continue;
        }
        measure.origin = Some(field);
        if matches!(field, FieldId::Name | FieldId::ClusterName) {
            measure.name(entry.value);
        }
        let size = measure.value(entry.value, 1);
        total = measure.add(total, size, entry.value);
    }
    measure.origin = Some(FieldId::Nodes);
    for (index, item) in template.items.iter().enumerate() {
        measure.steps.push(Step::Index(index));
        for &(field, entry) in &item.entries {
            // An identifier is not stored as it is written.
            if field != FieldId::NodeTemplate {
                let size = measure.entry(entry.key, entry.value, 1);
                total = measure.add(total, size, entry.value);
            }
        }
        measure.steps.pop();
    }
    measure.origin = None;
    for &(key, value) in &template.extras {
        let size = measure.entry(key, value, 1);
        total = measure.add(total, size, value);
    }
}

struct Measure<'t, 'd> {
    template: &'t Template<'d>,
    problems: &'t mut Vec<Problem>,
    /// What is known of nodes with an anchor; none while such a node is being measured.
    shared: HashMap<NodeId, Option<Size>>,
    /// Bytes of all nodes, each counted once.
    own: usize,
    /// The way from the field to the node being measured.
    steps: Vec<Step>,
    origin: Option<FieldId>,
    /// Whether nesting was found too deep; deeper and deeper places say nothing new.
    is_too_deep: bool,
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Key(NodeId),
    Index(usize),
}

/// How much is stored of a node.
#[derive(Debug, Clone, Copy, Default)]
struct Size {
    /// About as many as the JSON text has.
    bytes: usize,
    /// Levels of nesting.
    height: usize,
}

impl Size {
    fn scalar(bytes: usize) -> Self {
        Self { bytes, height: 0 }
    }

    fn holding(self, inner: Self) -> Self {
        Self {
            bytes: self.bytes.saturating_add(inner.bytes),
            height: self.height.max(inner.height + 1),
        }
    }
}

impl Measure<'_, '_> {
    /// Counts a field's size to the whole.
    fn add(&mut self, total: Size, size: Size, node: NodeId) -> Size {
        let sum = total.holding(size);
        let limit = self.own.saturating_add(MAX_SHARED_BYTES);
        if sum.bytes > limit && total.bytes <= limit {
            self.problem(Kind::TooLarge, node, Target::Value);
        }
        sum
    }

    fn value(&mut self, node: NodeId, depth: usize) -> Size {
        let tree = self.template.document;
        let is_shared = tree.node(node).anchor().is_some();
        if is_shared {
            match self.shared.get(&node) {
                Some(Some(size)) => {
                    let size = *size;
                    if depth + size.height > MAX_DEPTH {
                        self.too_deep(node);
                    }
                    return size;
                }
                Some(None) => {
                    self.problem(Kind::Circular, node, Target::Value);
                    return Size::default();
                }
                None => {
                    self.shared.insert(node, None);
                }
            }
        }
        let size = self.unseen(node, tree.value(node), depth);
        if is_shared {
            self.shared.insert(node, Some(size));
        }
        size
    }

    fn unseen(&mut self, node: NodeId, value: &Value, depth: usize) -> Size {
        if depth > MAX_DEPTH {
            self.too_deep(node);
            return Size::default();
        }
        match value {
            Value::List(items) => {
                let mut size = self.own(2);
                for (index, &item) in items.iter().enumerate() {
                    self.steps.push(Step::Index(index));
                    size = size.holding(self.value(item, depth + 1));
                    self.steps.pop();
                }
                size
            }
            Value::Pairs(pairs) => {
                let mut size = self.own(2);
                for (index, &(first, second)) in pairs.iter().enumerate() {
                    self.steps.push(Step::Index(index));
                    for (place, item) in [first, second].into_iter().enumerate() {
                        self.steps.push(Step::Index(place));
                        size = size.holding(self.value(item, depth + 2));
                        self.steps.pop();
                    }
                    self.steps.pop();
                }
                size
            }
            Value::Dict(entries) => {
                let mut size = self.own(2);
                for &(key, value) in entries {
                    size = size.holding(self.entry(key, value, depth + 1));
                }
                size
            }
            scalar => {
                let (bytes, kind) = match scalar {
                    Value::Str(text) => text_size(text),
                    Value::Int(int) => int_size(int),
                    Value::Float(float) if !float.is_finite() => (0, Some(Kind::NotJson)),
                    Value::Bytes(_) | Value::Date(_) | Value::Set(_) => (0, Some(Kind::NotJson)),
                    _ => (float::MAX_LENGTH, None),
                };
                if let Some(kind) = kind {
                    self.problem(kind, node, Target::Value);
                }
                self.own(bytes)
            }
        }
    }

    fn entry(&mut self, key: NodeId, value: NodeId, depth: usize) -> Size {
        self.steps.push(Step::Key(key));
        let (bytes, kind) = match self.template.document.value(key) {
            Value::Str(text) => text_size(text),
            Value::Int(int) => int_size(int),
            Value::Null | Value::Bool(_) => (0, None),
            Value::Float(float) if float.is_finite() => (0, None),
            _ => (0, Some(Kind::KeyNotJson)),
        };
        if let Some(kind) = kind {
            self.problem(kind, key, Target::Key);
        }
        let mut size = self.value(value, depth);
        self.steps.pop();
        size.bytes = size.bytes.saturating_add(self.own(bytes).bytes);
        size
    }

    /// The template's name stands in a column of its own, which takes neither long text nor surrogates, not even
    /// in pairs.
    fn name(&mut self, node: NodeId) {
        let Value::Str(text) = self.template.document.value(node) else {
            return;
        };
        let lossy = text.to_str_lossy();
        if lossy.len() > MAX_NAME_LENGTH && lossy.chars().count() > MAX_NAME_LENGTH {
            self.problem(Kind::NameTooLong, node, Target::Value);
        }
        if text.as_str().is_none() && text_size(text).1.is_none() {
            self.problem(Kind::Surrogate, node, Target::Value);
        }
    }

    /// Counts bytes that stand in the text, whoever refers to them.
    fn own(&mut self, bytes: usize) -> Size {
        self.own = self.own.saturating_add(bytes);
        Size::scalar(bytes)
    }

    fn too_deep(&mut self, node: NodeId) {
        if !self.is_too_deep {
            self.is_too_deep = true;
            self.problem(Kind::TooDeep, node, Target::Value);
        }
    }

    fn problem(&mut self, kind: Kind, node: NodeId, target: Target) {
        let template = self.template;
        let mut path = self
            .origin
            .map_or_else(Path::default, |field| template.path(field));
        path.segments.extend(self.steps.iter().map(|step| match *step {
            Step::Key(key) => Segment::Key(words::key_name(template.document.value(key))),
            Step::Index(index) => Segment::Index(index),
        }));
        path.target = target;
        self.problems.push(Problem {
            kind,
            path,
            span: template.span(node),
            field: self.origin,
            node: Some(node),
        });
    }
}

fn text_size(text: &Text) -> (usize, Option<Kind>) {
    let joined = text.as_str().is_none().then(|| super::normalize::joined(text));
    let (text, kind) = match &joined {
        None => (text.as_str().unwrap_or_default(), None),
        Some(Some(joined)) => (joined.as_str(), None),
        Some(None) => ("", Some(Kind::Surrogate)),
    };
    let nul = text.as_bytes().contains(&0).then_some(Kind::Nul);
    (text.len(), kind.or(nul))
}

fn int_size(int: &Int) -> (usize, Option<Kind>) {
    match int {
        Int::Small(_) => (float::MAX_LENGTH, None),
        Int::Big { .. } => match int.to_decimal() {
            Some(digits) => (digits.len(), None),
            None => (0, Some(Kind::LongInteger)),
        },
    }
}
