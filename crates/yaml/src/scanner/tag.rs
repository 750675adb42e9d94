//! Tags as written.

use super::properties::is_name;
use super::{Scanner, TokenKind, WrittenTag};
use crate::error::{Failure, Outcome};
use crate::reader::break_length;
use crate::{ErrorKind, Span};

impl Scanner<'_> {
    pub(super) fn tag(&mut self) -> Outcome<()> {
        self.note_simple_key()?;
        self.simple_key_allowed = false;
        let start = self.cursor.position();
        let tag = self
            .written_tag()
            .map_err(|error| error.within("while reading a tag", Span::at(start)))?;
        self.tags.push_back(tag);
        self.push(TokenKind::Tag, start);
        Ok(())
    }

    fn written_tag(&mut self) -> Outcome<WrittenTag> {
        let tag = if self.cursor.peek_at(1) == b'<' {
            self.cursor.advance(2);
            let suffix = self.tag_uri()?;
            if self.cursor.peek() != b'>' {
                return Err(self.expected("`>`"));
            }
            self.cursor.advance(1);
            WrittenTag { handle: None, suffix }
        } else if self.cursor.word_ends_at(1) {
            self.cursor.advance(1);
            let suffix = "!".to_owned();
            WrittenTag { handle: None, suffix }
        } else {
            let handle = if self.word_has_second_mark() {
                self.tag_handle()?
            } else {
                self.cursor.advance(1);
                "!".to_owned()
            };
            let suffix = self.tag_uri()?;
            WrittenTag {
                handle: Some(handle),
                suffix,
            }
        };
        if self.at_blank() {
            Ok(tag)
        } else {
            Err(self.expected("a space after the tag"))
        }
    }

    /// Whether another `!` follows before the next space or line break.
    fn word_has_second_mark(&self) -> bool {
        let bytes = self.cursor.bytes();
        let mut place = self.cursor.position() + 1;
        loop {
            match bytes.get(place) {
                Some(b'!') => return true,
                None | Some(b' ') => return false,
                Some(_) if break_length(bytes, place) > 0 => return false,
                Some(_) => place += 1,
            }
        }
    }

    /// `!`, `!!` or `!name!`; in a directive `!` alone needs a space after it.
    pub(super) fn tag_handle(&mut self) -> Outcome<String> {
        let start = self.cursor.position();
        if self.cursor.peek() != b'!' {
            return Err(self.expected("`!`"));
        }
        self.cursor.advance(1);
        if self.cursor.peek() != b' ' {
            while is_name(self.cursor.peek()) {
                self.cursor.advance(1);
            }
            if self.cursor.peek() != b'!' {
                return Err(self.expected("`!` after the name of a handle"));
            }
            self.cursor.advance(1);
        }
        Ok(self.part(start, self.cursor.position()).to_owned())
    }

    /// The characters of a URI, `%` escapes resolved; at least one.
    pub(super) fn tag_uri(&mut self) -> Outcome<String> {
        let mut uri = String::new();
        loop {
            let start = self.cursor.position();
            while is_uri(self.cursor.peek()) {
                self.cursor.advance(1);
            }
            uri.push_str(self.part(start, self.cursor.position()));
            if self.cursor.peek() != b'%' {
                break;
            }
            self.uri_escapes(&mut uri)?;
        }
        if uri.is_empty() {
            return Err(self.expected("a tag"));
        }
        Ok(uri)
    }

    /// A run of `%` escapes, which together are UTF-8.
    fn uri_escapes(&mut self, uri: &mut String) -> Outcome<()> {
        let start = self.cursor.position();
        let mut bytes = Vec::new();
        while self.cursor.peek() == b'%' {
            self.cursor.advance(1);
            let digits =
                [self.cursor.peek(), self.cursor.peek_at(1)].map(|byte| char::from(byte).to_digit(16));
            let [Some(high), Some(low)] = digits else {
                return Err(self.expected("an escape of `%` and two hexadecimal digits"));
            };
            bytes.extend(u8::try_from(high * 16 + low));
            self.cursor.advance(2);
        }
        match str::from_utf8(&bytes) {
            Ok(text) => {
                uri.push_str(text);
                Ok(())
            }
            Err(_) => Err(Failure::new(
                ErrorKind::Scanner,
                "the escapes with `%` are no UTF-8",
                self.cursor.span_from(start),
            )),
        }
    }
}

/// Whether a byte may stand for itself in a tag.
fn is_uri(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || (byte != b'%' && b"-;/?:@&=+$,_.!~*'()[]".contains(&byte))
}
