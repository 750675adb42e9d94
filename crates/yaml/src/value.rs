//! What `PyYAML` constructs.

use crate::{Int, NodeId, Text};

/// The Python object that `safe_load` makes of a node.
///
/// Collections name the nodes of their items; two mentions of one anchored node are one [`NodeId`].
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `None`.
    Null,
    /// `True` or `False`.
    Bool(bool),
    /// An `int`.
    Int(Int),
    /// A `float`.
    Float(f64),
    /// A `str`.
    Str(Text),
    /// `bytes`, from `!!binary`.
    Bytes(Vec<u8>),
    /// A `datetime.date`.
    Date(Date),
    /// A `datetime.datetime`.
    DateTime(DateTime),
    /// A `list`.
    List(Vec<NodeId>),
    /// A `dict` in insertion order: merge keys resolved, of equal keys the first key with the last value.
    Dict(Vec<(NodeId, NodeId)>),
    /// A `set`, from `!!set`: no two equal, in order of first appearance.
    Set(Vec<NodeId>),
    /// A `list` of pairs, from `!!omap` and `!!pairs`.
    Pairs(Vec<(NodeId, NodeId)>),
}

/// A calendar date that exists, years 1 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    /// 1 to 9999.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// A date with a time of day, and the offset from UTC where one was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateTime {
    /// The day.
    pub date: Date,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59.
    pub second: u8,
    /// 0 to 999 999.
    pub microsecond: u32,
    /// Seconds east of UTC; `None` for a time without zone.
    pub utc_offset: Option<i32>,
}
