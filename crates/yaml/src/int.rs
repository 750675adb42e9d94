//! Python's integers.

/// A Python `int`: of any size.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Int {
    /// An integer that fits 64 bits with a sign.
    Small(i64),
    /// Any other integer.
    Big {
        /// Whether it is below zero.
        negative: bool,
        /// The magnitude in base 2³², least significant limb first, no zero limb at the end.
        magnitude: Vec<u32>,
    },
}
