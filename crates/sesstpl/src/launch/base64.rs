//! Base64 as Python reads it, which passes over whatever is none.

/// Whether a text is Base64 of a text: letters that are none do not count, and what stands behind the padding is not
/// looked at.
pub(super) fn holds_text(text: &str) -> bool {
    let mut bytes = Vec::new();
    let (mut bits, mut place, mut padding) = (0_u8, 0, 0);
    let mut is_whole = text.is_ascii();
    for letter in text.bytes() {
        if letter == b'=' {
            if place >= 2 {
                padding += 1;
            }
            if place + padding >= 4 {
                place = 0;
                break;
            }
            continue;
        }
        let Some(value) = value(letter) else {
            continue;
        };
        padding = 0;
        match place {
            0 => {}
            1 => bytes.push(bits << 2 | value >> 4),
            2 => bytes.push(bits << 4 | value >> 2),
            _ => bytes.push(bits << 6 | value),
        }
        bits = value;
        place = (place + 1) % 4;
    }
    is_whole &= place == 0;
    is_whole && std::str::from_utf8(&bytes).is_ok()
}

/// The six bits that a letter stands for.
fn value(letter: u8) -> Option<u8> {
    Some(match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_groups_of_text_are_taken() {
        for text in [
            "",
            "ZWNobyBoZWxsbw==",
            "ZWNo byBo\nZWxs\nbw==",
            "ZWNobyBoZWxsbw== and more",
            "w6k=",
        ] {
            assert!(holds_text(text), "{text}");
        }
        for text in [
            "echo hello",
            "ZWNobyBoZWxsbw=",
            "ZWNobyBoZWxsbw",
            "/w==",
            "ZWNobyé",
        ] {
            assert!(!holds_text(text), "{text}");
        }
    }
}
