//! Texts that Python reads as numbers.
//!
//! Digits of other scripts, which Python takes as well, are not read.

/// The 128 bits of an identifier, from any text in which Python sees one: 32 digits between which hyphens stand anywhere,
/// with `urn:`, `uuid:` and braces around them. The digits are a number as Python reads one, so that white space around
/// them, `+`, `0x` and single underscores count as digits do.
pub(super) fn identifier(text: &str) -> Option<u128> {
    let digits = text.replace("urn:", "").replace("uuid:", "");
    let digits = digits.trim_matches(['{', '}']).replace('-', "");
    if digits.chars().count() != 32 {
        return None;
    }
    let unsigned = without_sign(&digits);
    let plain = unsigned
        .strip_prefix("0x")
        .or_else(|| unsigned.strip_prefix("0X"))
        .map_or(unsigned, |rest| rest.strip_prefix('_').unwrap_or(rest));
    u128::from_str_radix(&joined(plain, 16)?, 16).ok()
}

/// Whether a text is a whole number of at most 4,300 digits.
pub(super) fn is_integer(text: &str) -> bool {
    joined(without_sign(text), 10).is_some_and(|digits| digits.len() <= MAX_DIGITS)
}

/// More digits Python does not read.
const MAX_DIGITS: usize = 4300;

/// A text without white space around it and a sign before it.
fn without_sign(text: &str) -> &str {
    let is_space: fn(char) -> bool = if text.is_ascii() {
        |letter| matches!(letter, ' ' | '\t'..='\r')
    } else {
        // The separators of files, groups, records and units are white space to Python, but not in ASCII text.
        |letter| letter.is_whitespace() || ('\x1c'..='\x1f').contains(&letter)
    };
    let text = text.trim_matches(is_space);
    text.strip_prefix(['+', '-']).unwrap_or(text)
}

/// Digits without the single underscores between them.
fn joined(text: &str, radix: u32) -> Option<String> {
    let groups: Vec<&str> = text.split('_').collect();
    let is_number = |group: &&str| !group.is_empty() && group.chars().all(|letter| letter.is_digit(radix));
    groups.iter().all(is_number).then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: &str = "c5f4b7d0-0d31-4b4e-9d37-6a5f7d1f8a11";

    #[test]
    fn identifiers_are_read_in_every_form_that_python_knows() {
        let bits = identifier(PLAIN);
        assert!(bits.is_some());
        for same in [
            "c5f4b7d00d314b4e9d376a5f7d1f8a11",
            "{C5F4B7D0-0D31-4B4E-9D37-6A5F7D1F8A11}",
            "urn:uuid:c5f4b7d0-0d31-4b4e-9d37-6a5f7d1f8a11",
            "c-5f4b7d00d314b4e9d376a5f7d1f8a11-",
        ] {
            assert_eq!(identifier(same), bits, "{same}");
        }
        assert_eq!(identifier(&format!("0x{:030x}", 255)), Some(255));
        assert_eq!(identifier(&format!(" {:027x}_0f\n", 255)), Some(0xff0f));
        for other in [
            &PLAIN[1..],
            "",
            &format!("{:029x}__f", 255),
            &format!("{:031x}g", 255),
        ] {
            assert_eq!(identifier(other), None, "{other}");
        }
    }

    #[test]
    fn whole_numbers_may_have_signs_spaces_and_underscores() {
        for text in ["3", " 3\n", "+3", "-3", "1_000", "007"] {
            assert!(is_integer(text), "{text}");
        }
        for text in ["", "3.0", "1__0", "_1", "1_", "0x1", "3 4", "+-3", "three"] {
            assert!(!is_integer(text), "{text}");
        }
    }
}
