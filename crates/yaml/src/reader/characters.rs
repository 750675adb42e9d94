//! Which characters may stand in a stream, and which of them are special wherever they stand.

use crate::error::{Failure, Outcome};
use crate::{ErrorKind, Span};

/// U+FEFF in UTF-8.
pub(super) const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// What is worth knowing about a text before it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Alphabet {
    /// Every character is one byte.
    pub(super) ascii: bool,
}

/// Finds the first character that may not stand in a stream.
pub(super) fn check(text: &str) -> Outcome<Alphabet> {
    let bytes = text.as_bytes();
    if is_plain(bytes) {
        return Ok(Alphabet { ascii: true });
    }
    let mut ascii = true;
    let mut position = 0;
    while let Some(&byte) = bytes.get(position) {
        let allowed = match byte {
            b' '..=b'~' | b'\t' | b'\n' | b'\r' => true,
            0..0x80 => false,
            _ => {
                ascii = false;
                !is_forbidden(bytes.get(position..).unwrap_or_default())
            }
        };
        if !allowed {
            return Err(forbidden(text, position));
        }
        position += 1;
    }
    Ok(Alphabet { ascii })
}

/// Whether every character is one of ASCII and may stand in a stream, as in most texts. Eight bytes at once are looked at, in
/// a loop without a way out.
fn is_plain(bytes: &[u8]) -> bool {
    let (words, rest) = bytes.as_chunks();
    let odd = words.iter().fold(0, |odd, word| odd | odd_bytes(*word));
    let mut last = [b' '; 8];
    for (place, byte) in last.iter_mut().zip(rest) {
        *place = *byte;
    }
    (odd | odd_bytes(last)) & each(0x80) == 0
}

/// A number with the highest bit of each byte set that is outside ASCII or may not stand in a stream.
fn odd_bytes(word: [u8; 8]) -> u64 {
    let word = u64::from_ne_bytes(word);
    // What is added to these carries nothing into the next byte.
    let low = word & each(0x7F);
    let is_other_than = |byte: u8| (low ^ each(byte)) + each(0x7F);
    let is_control = !(low + each(0x60));
    let is_delete = low + each(1);
    let is_no_space = is_other_than(b'\n') & is_other_than(b'\r') & is_other_than(b'\t');
    word | is_delete | (is_control & is_no_space)
}

/// Eight times the same byte.
const fn each(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// Whether a forbidden character outside ASCII starts here: U+0080 to U+009F but U+0085, U+FFFE, U+FFFF.
fn is_forbidden(rest: &[u8]) -> bool {
    match *rest {
        [0xC2, second @ 0x80..=0x9F, ..] => second != 0x85,
        [0xEF, 0xBF, 0xBE | 0xBF, ..] => true,
        _ => false,
    }
}

fn forbidden(text: &str, position: usize) -> Failure {
    let character = text
        .get(position..)
        .and_then(|rest| rest.chars().next())
        .unwrap_or_default();
    Failure::new(
        ErrorKind::Reader,
        format!(
            "the character U+{:04X} may not stand in a document",
            u32::from(character)
        ),
        Span::new(position, position + character.len_utf8()),
    )
}

/// The length in bytes of the line break at `position`; zero if there is none.
pub(crate) fn break_length(bytes: &[u8], position: usize) -> usize {
    match bytes.get(position) {
        Some(b'\n') => 1,
        Some(b'\r') => 1 + usize::from(bytes.get(position + 1) == Some(&b'\n')),
        Some(0xC2) if bytes.get(position + 1) == Some(&0x85) => 2,
        Some(0xE2)
            if bytes.get(position + 1) == Some(&0x80)
                && matches!(bytes.get(position + 2), Some(0xA8 | 0xA9)) =>
        {
            3
        }
        _ => 0,
    }
}

/// Whether a space, a tab, a line break or the end of the text is at `position`.
pub(crate) fn is_end_of_word(bytes: &[u8], position: usize) -> bool {
    match bytes.get(position) {
        None | Some(b' ' | b'\t' | b'\n' | b'\r') => true,
        Some(0xC2 | 0xE2) => break_length(bytes, position) > 0,
        Some(_) => false,
    }
}

/// Whether `---` or `...` stands at `position` as a word of its own.
pub(crate) fn opens_document_marker(bytes: &[u8], position: usize) -> bool {
    match bytes.get(position) {
        Some(b'-' | b'.') => {
            let rest = bytes.get(position..).unwrap_or_default();
            (rest.starts_with(b"---") || rest.starts_with(b"...")) && is_end_of_word(bytes, position + 3)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Error;

    #[test]
    fn control_characters_are_refused_where_they_stand() {
        for character in [
            '\0', '\u{7}', '\u{1B}', '\u{7F}', '\u{80}', '\u{9F}', '\u{FFFE}', '\u{FFFF}',
        ] {
            let error = Error::from(check(&format!("é{character}")).expect_err("refused"));
            assert_eq!(
                (error.kind, error.span.start),
                (ErrorKind::Reader, 2),
                "{character:?}"
            );
        }
    }

    #[test]
    fn other_characters_are_taken() {
        let text = "\t\n\r ~\u{85}\u{A0}\u{D7FF}\u{E000}\u{FEFF}\u{FFFD}\u{10000}\u{10FFFF}";
        assert_eq!(check(text), Ok(Alphabet { ascii: false }));
        assert_eq!(check("a: b"), Ok(Alphabet { ascii: true }));
    }

    #[test]
    fn each_byte_of_ascii_is_judged_alike_wherever_it_stands() {
        for byte in 0..=u8::MAX {
            let is_plain_byte = matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\r');
            for place in 0..19 {
                let mut bytes = *b"~ \n\t\r~ab~ \n\t\r~ab~ \r";
                bytes[place] = byte;
                assert_eq!(is_plain(&bytes), is_plain_byte, "{byte} at {place}");
            }
        }
    }

    #[test]
    fn there_are_six_line_breaks() {
        let breaks = ["\n", "\r", "\r\n", "\u{85}", "\u{2028}", "\u{2029}"];
        for text in breaks {
            assert_eq!(break_length(text.as_bytes(), 0), text.len(), "{text:?}");
        }
        for text in ["", "a", "\u{B}", "\u{A5}", "\u{2027}"] {
            assert_eq!(break_length(text.as_bytes(), 0), 0, "{text:?}");
        }
    }

    #[test]
    fn a_document_marker_is_a_word() {
        assert!(opens_document_marker(b"---", 0));
        assert!(opens_document_marker(b"... a", 0));
        assert!(!opens_document_marker(b"---a", 0));
        assert!(!opens_document_marker(b"--", 0));
    }
}
