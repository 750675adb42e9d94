//! What Python takes for digits and spaces around a number.

use std::borrow::Cow;

/// The zeros of the decimal digits outside ASCII (general category Nd of Unicode 15.1.0); each has its nine others
/// after it.
const ZEROS: [char; 67] = [
    '\u{660}',
    '\u{6F0}',
    '\u{7C0}',
    '\u{966}',
    '\u{9E6}',
    '\u{A66}',
    '\u{AE6}',
    '\u{B66}',
    '\u{BE6}',
    '\u{C66}',
    '\u{CE6}',
    '\u{D66}',
    '\u{DE6}',
    '\u{E50}',
    '\u{ED0}',
    '\u{F20}',
    '\u{1040}',
    '\u{1090}',
    '\u{17E0}',
    '\u{1810}',
    '\u{1946}',
    '\u{19D0}',
    '\u{1A80}',
    '\u{1A90}',
    '\u{1B50}',
    '\u{1BB0}',
    '\u{1C40}',
    '\u{1C50}',
    '\u{A620}',
    '\u{A8D0}',
    '\u{A900}',
    '\u{A9D0}',
    '\u{A9F0}',
    '\u{AA50}',
    '\u{ABF0}',
    '\u{FF10}',
    '\u{104A0}',
    '\u{10D30}',
    '\u{11066}',
    '\u{110F0}',
    '\u{11136}',
    '\u{111D0}',
    '\u{112F0}',
    '\u{11450}',
    '\u{114D0}',
    '\u{11650}',
    '\u{116C0}',
    '\u{11730}',
    '\u{118E0}',
    '\u{11950}',
    '\u{11C50}',
    '\u{11D50}',
    '\u{11DA0}',
    '\u{11F50}',
    '\u{16A60}',
    '\u{16AC0}',
    '\u{16B50}',
    '\u{1D7CE}',
    '\u{1D7D8}',
    '\u{1D7E2}',
    '\u{1D7EC}',
    '\u{1D7F6}',
    '\u{1E140}',
    '\u{1E2F0}',
    '\u{1E4F0}',
    '\u{1E950}',
    '\u{1FBF0}',
];

/// A text with all digits and spaces outside ASCII as ASCII ones, and without space at its ends.
pub(super) fn normalized(text: &str) -> Cow<'_, str> {
    let is_space = |character| matches!(character, ' ' | '\t'..='\r');
    if text.is_ascii() {
        return Cow::Borrowed(text.trim_matches(is_space));
    }
    let ascii: String = text.chars().map(to_ascii).collect();
    Cow::Owned(ascii.trim_matches(is_space).to_owned())
}

fn to_ascii(character: char) -> char {
    if character.is_ascii() {
        return character;
    }
    if character.is_whitespace() {
        return ' ';
    }
    let after = ZEROS.partition_point(|&zero| zero <= character);
    let zero = after.checked_sub(1).and_then(|index| ZEROS.get(index));
    zero.and_then(|&zero| char::from_digit(u32::from(character) - u32::from(zero), 10))
        .unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_all_scripts_are_digits() {
        assert_eq!(normalized("٣१.５"), "31.5");
        assert_eq!(normalized("²½Ⅷ"), "²½Ⅷ");
    }

    #[test]
    fn space_at_the_ends_is_dropped() {
        assert_eq!(normalized(" \t\u{B}5\n"), "5");
        assert_eq!(normalized("\u{A0}٣\u{3000}"), "3");
        assert_eq!(normalized("\u{1C}5"), "\u{1C}5");
    }
}
