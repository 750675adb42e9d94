//! Keys that stand at the start of a line.

use super::scalar;
use crate::Span;

/// A key and its `:`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key {
    pub(super) span: Span,
    pub(super) colon: usize,
}

/// The key that begins at an offset and ends on the same line, outside of brackets.
pub(super) fn at(text: &str, start: usize) -> Option<Key> {
    let bytes = text.as_bytes();
    match bytes.get(start)? {
        b'"' | b'\'' => {
            let end = scalar::quoted_end(bytes, start, scalar::line_end(bytes, start))?;
            let colon = scalar::skip_blanks(bytes, end);
            ends_key(bytes, colon).then_some(Key {
                span: Span::new(start, end),
                colon,
            })
        }
        b'[' | b']' | b'{' | b'}' | b',' | b'#' | b'|' | b'>' | b'@' | b'`' | b'%' => None,
        _ => plain(bytes, start),
    }
}

fn plain(bytes: &[u8], start: usize) -> Option<Key> {
    let end = scalar::line_end(bytes, start);
    let mut at = start;
    while at < end {
        if ends_key(bytes, at) {
            let written = bytes.get(start..at)?;
            let length = written.trim_ascii_end().len();
            return (length > 0).then_some(Key {
                span: Span::new(start, start + length),
                colon: at,
            });
        }
        if scalar::begins_comment(bytes, at) {
            return None;
        }
        at += 1;
    }
    None
}

/// Whether a `:` with nothing or a blank after it stands here.
fn ends_key(bytes: &[u8], at: usize) -> bool {
    bytes.get(at) == Some(&b':')
        && bytes
            .get(at + 1)
            .is_none_or(|after| matches!(after, b' ' | b'\t' | b'\n' | b'\r'))
}
