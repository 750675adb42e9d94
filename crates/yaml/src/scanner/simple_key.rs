//! Keys without `?`, which are known to be keys only when their `:` is found.

use std::collections::VecDeque;

use crate::error::{Failure, Outcome};
use crate::reader::Cursor;
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
    pub(super) position: usize,
    pub(super) column: usize,
    index: usize,
    line_start: usize,
    flow_level: usize,
}

/// At most one possible key for each flow collection that is open and one outside of them, oldest first.
#[derive(Debug, Default)]
pub(super) struct SimpleKeys {
    possible: VecDeque<SimpleKey>,
}

impl SimpleKeys {
    /// Notes that a key may begin at the cursor. The one noted before on this level must have been dropped.
    pub(super) fn note(
        &mut self,
        cursor: &mut Cursor<'_>,
        token_number: usize,
        required: bool,
        flow_level: usize,
    ) {
        self.possible.push_back(SimpleKey {
            token_number,
            required,
            position: cursor.position(),
            column: cursor.column(),
            index: cursor.index(),
            line_start: cursor.line_start(),
            flow_level,
        });
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
    pub(super) fn drop_outdated(&mut self, cursor: &mut Cursor<'_>) -> Outcome<()> {
        while let Some(key) = self.possible.front() {
            let same_line = key.line_start == cursor.line_start();
            // No character has less than a byte.
            let short =
                cursor.position() - key.position <= MAX_LENGTH || cursor.index() - key.index <= MAX_LENGTH;
            if same_line && short {
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
        .within("while reading a key", Span::at(self.position)))
    }
}
