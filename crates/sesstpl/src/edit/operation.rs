//! What can be done to a document.

use crate::{Path, Stored};

/// Which value a path starts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Root {
    /// A document of the text, from 0: whatever is in it.
    Document(usize),
    /// A template of the text, from 0, in the order of [`Report::templates`](crate::Report::templates), whatever it
    /// is wrapped in.
    Template(usize),
}

/// Where a new entry goes among those of its mapping.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Place {
    /// After all others.
    #[default]
    Last,
    /// Before the entry with this key.
    Before(String),
    /// After the entry with this key.
    After(String),
}

/// One change to the values of a document.
///
/// The target of a path is not looked at: that an entry's key or its value is meant follows from the operation.
#[derive(Debug, Clone, PartialEq)]
pub enum Operation {
    /// Gives the place this value.
    ///
    /// Mappings and lists that are missing on the way are made; null counts as missing. An index that is the
    /// length of its list appends to it. A key that comes by `<<` is written out.
    Set {
        /// The place.
        path: Path,
        /// Its value from now on.
        value: Stored,
    },
    /// Takes an entry or an item away, with the comments that are about it.
    Remove {
        /// The place.
        path: Path,
    },
    /// Gives an entry another key.
    Rename {
        /// The place of the entry.
        path: Path,
        /// Its key from now on.
        key: String,
    },
    /// Adds an entry to a mapping; null counts as an empty one.
    Insert {
        /// The place of the mapping.
        path: Path,
        /// The key of the new entry.
        key: String,
        /// Its value.
        value: Stored,
        /// Where it goes.
        place: Place,
    },
    /// Adds an item to a list; null counts as an empty one.
    InsertItem {
        /// The place of the list.
        path: Path,
        /// The index that the new item has afterwards, at most the length of the list.
        index: usize,
        /// The item.
        value: Stored,
    },
}

impl Operation {
    /// The path that it is about.
    pub fn path(&self) -> &Path {
        match self {
            Self::Set { path, .. }
            | Self::Remove { path }
            | Self::Rename { path, .. }
            | Self::Insert { path, .. }
            | Self::InsertItem { path, .. } => path,
        }
    }

    /// The same for a path that starts further out.
    #[must_use]
    pub(super) fn within(&self, outer: &Path) -> Self {
        let mut operation = self.clone();
        let (Self::Set { path, .. }
        | Self::Remove { path }
        | Self::Rename { path, .. }
        | Self::Insert { path, .. }
        | Self::InsertItem { path, .. }) = &mut operation;
        path.segments.splice(0..0, outer.segments.iter().cloned());
        operation
    }
}
