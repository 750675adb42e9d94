//! `!!binary`, decoded as leniently as Python does.

use crate::Text;

/// The bytes that base64 text means. Characters outside the alphabet are skipped.
pub(super) fn decode(text: &Text) -> Result<Vec<u8>, &'static str> {
    let Some(ascii) = text.as_str().filter(|text| text.is_ascii()) else {
        return Err("base64 of characters outside ASCII");
    };
    let mut bytes = Vec::with_capacity(ascii.len() / 4 * 3);
    // Sextets since the last full group, and the bits of them that are not written yet.
    let (mut sextets, mut pending) = (0, 0);
    let mut padding = 0;
    for byte in ascii.bytes() {
        if byte == b'=' {
            padding += 1;
            // The padding that fills up a group ends the text.
            if sextets >= 2 && sextets + padding >= 4 {
                return Ok(bytes);
            }
            continue;
        }
        let Some(sextet) = sextet(byte) else { continue };
        padding = 0;
        pending = (pending << 6 | u32::from(sextet)) & 0xFFF;
        if sextets > 0 {
            bytes.extend(u8::try_from(pending >> (6 - 2 * sextets) & 0xFF));
        }
        sextets = (sextets + 1) % 4;
    }
    match sextets {
        0 => Ok(bytes),
        1 => Err("base64 with one character too many"),
        _ => Err("base64 without the `=` that it ends in"),
    }
}

fn sextet(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(text: &str) -> Option<Vec<u8>> {
        decode(&Text::from(text)).ok()
    }

    #[test]
    fn padded_groups_are_bytes() {
        assert_eq!(decoded("").as_deref(), Some(b"".as_slice()));
        assert_eq!(decoded("aGVsbG8=").as_deref(), Some(b"hello".as_slice()));
        assert_eq!(decoded("YQ==").as_deref(), Some(b"a".as_slice()));
        assert_eq!(decoded("+/+/").as_deref(), Some([0xFB, 0xFF, 0xBF].as_slice()));
    }

    #[test]
    fn other_characters_are_skipped() {
        assert_eq!(decoded("a G\nV-s").as_deref(), Some(b"hel".as_slice()));
        assert_eq!(decoded("=YQ==").as_deref(), Some(b"a".as_slice()));
    }

    #[test]
    fn nothing_counts_after_the_padding() {
        assert_eq!(decoded("YQ==YWJj").as_deref(), Some(b"a".as_slice()));
    }

    #[test]
    fn incomplete_groups_are_refused() {
        for text in ["Y", "YQ", "YQ=", "YQ=a", "é"] {
            assert_eq!(decoded(text), None, "{text}");
        }
    }
}
