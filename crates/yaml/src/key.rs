//! When two nodes are one key of a Python `dict`.

use std::borrow::Cow;

use crate::{Date, Int, Node, NodeId, Text, Value};

/// A hashable value, such that Python's equality is equality.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) enum Key<'n> {
    Null,
    /// Integers, booleans and floats that are integers.
    Int(Cow<'n, Int>),
    /// The bits of any other float but NaN.
    Float(u64),
    /// Python's NaN equals only itself, the very object: one for all nodes that are written `.nan`, else one for
    /// each node.
    Nan(Option<NodeId>),
    Str(&'n Text),
    Bytes(&'n [u8]),
    Date(Date),
    /// An instant, with or without a zone.
    DateTime(i64, bool),
}

/// The NaN that `.nan` is.
pub(crate) const COMMON_NAN: f64 = f64::NAN;

/// A NaN that is an object of its own, as `!!float nan` makes one.
pub(crate) fn distinct_nan() -> f64 {
    f64::from_bits(COMMON_NAN.to_bits() | 1)
}

/// The key that a node is; none if its value is unhashable.
pub(crate) fn of(nodes: &[Node], id: NodeId) -> Option<Key<'_>> {
    Some(match &nodes.get(id.index())?.value {
        Value::Null => Key::Null,
        Value::Bool(value) => Key::Int(Cow::Owned(Int::Small((*value).into()))),
        Value::Int(value) => Key::Int(Cow::Borrowed(value)),
        Value::Float(value) if value.is_nan() => {
            Key::Nan((value.to_bits() != COMMON_NAN.to_bits()).then_some(id))
        }
        Value::Float(value) => match Int::from_f64(*value) {
            Some(int) => Key::Int(Cow::Owned(int)),
            None => Key::Float(value.to_bits()),
        },
        Value::Str(text) => Key::Str(text),
        Value::Bytes(bytes) => Key::Bytes(bytes),
        Value::Date(date) => Key::Date(*date),
        Value::DateTime(time) => Key::DateTime(time.instant(), time.utc_offset.is_some()),
        Value::List(_) | Value::Dict(_) | Value::Set(_) | Value::Pairs(_) => return None,
    })
}

/// Whether two nodes are one key.
#[inline]
pub(crate) fn is_same(nodes: &[Node], one: NodeId, other: NodeId) -> bool {
    let value = |id: NodeId| nodes.get(id.index()).map(|node| &node.value);
    match (value(one), value(other)) {
        (Some(Value::Str(one)), Some(Value::Str(other))) => one == other,
        (Some(Value::Str(_)), _) | (_, Some(Value::Str(_))) => false,
        _ => of(nodes, one).is_some_and(|key| Some(key) == of(nodes, other)),
    }
}
