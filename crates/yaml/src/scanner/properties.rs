//! Anchors and aliases.

use super::{Scanner, TokenKind};
use crate::error::Outcome;

/// Whether a byte may stand in the name of an anchor, of a directive or of a tag's handle.
pub(super) fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

impl Scanner<'_> {
    /// `&name` or `*name`.
    pub(super) fn name(&mut self, kind: TokenKind) -> Outcome<()> {
        self.note_simple_key()?;
        self.simple_key_allowed = false;
        let start = self.cursor.position();
        let context = format!("while reading {}", kind.name());
        self.cursor.advance(1);
        let length = self.skip_name();
        let ends = match self.cursor.peek() {
            b'?' | b':' | b',' | b']' | b'}' | b'%' | b'@' | b'`' => true,
            _ => self.cursor.word_ends_at(0),
        };
        if length == 0 || !ends {
            let problem = format!(
                "a name is made of letters, digits, `-` and `_`, but here is {}",
                self.found()
            );
            return Err(self.error(problem).within(context, self.cursor.span_from(start)));
        }
        self.push(kind, start);
        Ok(())
    }

    /// Skips what may stand in a name; its length.
    pub(super) fn skip_name(&mut self) -> usize {
        let start = self.cursor.position();
        while is_name(self.cursor.peek()) {
            self.cursor.advance(1);
        }
        self.cursor.position() - start
    }
}
