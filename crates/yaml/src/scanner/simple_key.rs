//! Keys without `?`, which are known to be keys only when their `:` is found.

use std::collections::VecDeque;

use crate::error::{Failure, Outcome};
use crate::reader::{Cursor, Mark};
use crate::{ErrorKind, Span};

/// A key's `:` must follow within so many characters, on the same line.
const MAX_LENGTH: usize = 1024;

/// Where a key may have begun.
#[derive(Debug, Clone, Copy)]
pub(super) struct SimpleKey {
    /// The number of the key's first token, counted from the start of the stream.
    pub(super) token_number: usize,
    /// Nothing but a key can stand here.
    pub(super) required: bool,
    pub(super) start: Mark,
    pub(super) flow_level: usize,
}

/// At most one possible key for each flow collection that is open and one outside of them, oldest first.
#[derive(Debug, Default)]
pub(super) struct SimpleKeys {
    possible: VecDeque<SimpleKey>,
}

impl SimpleKeys {
    /// Notes that a key may begin. The one noted before on its level must have been dropped.
    pub(super) fn note(&mut self, key: SimpleKey) {
        self.possible.push_back(key);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.possible.is_empty()
    }

    /// The number of the first token that may begin a key; the largest number if there is none.
    pub(super) fn first_token(&self) -> usize {
        self.possible.front().map_or(usize::MAX, |key| key.token_number)
    }

    /// The key that ends with the `:` at the cursor.
    pub(super) fn take(&mut self, flow_level: usize) -> Option<SimpleKey> {
        self.possible.pop_back_if(|key| key.flow_level == flow_level)
    }

    /// Drops the possible key of a level.
    pub(super) fn drop_level(&mut self, cursor: &Cursor<'_>, flow_level: usize) -> Outcome<()> {
        self.take(flow_level).map_or(Ok(()), |key| key.dropped(cursor))
    }

    /// Drops those whose line has ended or that have grown too long.
    #[inline]
    pub(super) fn drop_outdated(&mut self, cursor: &mut Cursor<'_>) -> Outcome<()> {
        while let Some(key) = self.possible.front() {
            if may_end_here(key.start, cursor) {
                break;
            }
            if let Some(key) = self.possible.pop_front() {
                key.dropped(cursor)?;
            }
        }
        Ok(())
    }

    pub(super) fn clear(&mut self) {
        self.possible.clear();
    }
}

/// Whether a key that begins at `start` may end at the cursor: on the same line, and not too far from it.
pub(super) fn may_end_here(start: Mark, cursor: &mut Cursor<'_>) -> bool {
    // No character has less than a byte.
    start.line_start == cursor.line_start()
        && (cursor.position() - start.position <= MAX_LENGTH || cursor.index() - start.index <= MAX_LENGTH)
}

impl SimpleKey {
    /// Fails if nothing but a key could stand there.
    fn dropped(self, cursor: &Cursor<'_>) -> Outcome<()> {
        if !self.required {
            return Ok(());
        }
        Err(Failure::new(
            ErrorKind::Scanner,
            "`:` is missing after a key; a key is one line of at most 1,024 characters",
            cursor.character_span(),
        )
        .within("while reading a key", Span::at(self.start.position)))
    }
}
