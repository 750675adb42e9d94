//! Changes of the text that come from elsewhere than the code editor, and go through its history all the same.

use std::rc::Rc;

use sesstpl::LineIndex;
use sesstpl::edit::Edits;

use crate::editor::{Change, changes};

/// How the text was changed last from elsewhere than the code editor.
#[derive(Debug, Clone, Default)]
pub(crate) struct Amendment {
    /// Counts the changes.
    pub(crate) count: u32,
    /// The length of the text before, in UTF-16 units.
    pub(crate) base: usize,
    /// What changed.
    pub(crate) changes: Rc<[Change]>,
    /// The text afterwards; none before the first change.
    pub(crate) text: Option<Rc<str>>,
    /// Whether the step becomes one with the step before.
    pub(crate) joins: bool,
}

impl PartialEq for Amendment {
    fn eq(&self, other: &Self) -> bool {
        self.count == other.count
    }
}

impl Amendment {
    /// The amendment after this one: edits that make `text` of `base`.
    pub(crate) fn next(&self, base: &str, edits: &Edits, text: Rc<str>, joins: bool) -> Self {
        Self {
            count: self.count + 1,
            base: base.encode_utf16().count(),
            changes: changes(&LineIndex::new(base), edits).into(),
            text: Some(text),
            joins,
        }
    }
}

/// A step that was to be undone, or to be done again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct TimeTravel {
    /// Counts the steps.
    pub(crate) count: u32,
    /// Whether the last was to be undone.
    pub(crate) back: bool,
}
