//! Integers.

use super::digits::normalized;
use crate::int::MAX_DIGITS;
use crate::{Int, PythonException};

/// An exception and what is wrong, in a sentence's wording.
pub(super) type NumberError = (PythonException, &'static str);

const NO_INTEGER: NumberError = (PythonException::Value, "no integer");
const TOO_LONG: NumberError = (PythonException::Value, "an integer of more than 4,300 digits");
pub(super) const EMPTY: NumberError = (PythonException::Index, "a number without any character");

/// The integer that a text means: in base 2 after `0b`, 16 after `0x`, else 8 after `0`; in base 60 with `:`.
pub(super) fn parse(text: &str) -> Result<Int, NumberError> {
    let text = without_underscores(text);
    let (negative, magnitude) = split_sign(&text);
    let int = match magnitude.as_bytes() {
        [] => return Err(EMPTY),
        b"0" => Int::Small(0),
        [b'0', b'b', ..] => python_int(&magnitude[2..], 2)?,
        [b'0', b'x', ..] => python_int(&magnitude[2..], 16)?,
        [b'0', ..] => python_int(magnitude, 8)?,
        bytes if bytes.contains(&b':') => {
            let parts = magnitude.split(':').map(|part| python_int(part, 10));
            sexagesimal(parts.collect::<Result<_, _>>()?)
        }
        _ => python_int(magnitude, 10)?,
    };
    Ok(if negative { int.negated() } else { int })
}

pub(super) fn without_underscores(text: &str) -> std::borrow::Cow<'_, str> {
    if text.contains('_') {
        text.replace('_', "").into()
    } else {
        text.into()
    }
}

/// Whether there is a minus sign, and what follows the sign.
pub(super) fn split_sign(text: &str) -> (bool, &str) {
    match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    }
}

/// What `int(text, base)` reads: space around it, a sign and the prefix of its base are allowed.
fn python_int(text: &str, base: u32) -> Result<Int, NumberError> {
    let text = normalized(text);
    let (negative, magnitude) = split_sign(&text);
    let (prefix, bits) = match base {
        2 => (["0b", "0B"], 1),
        8 => (["0o", "0O"], 3),
        16 => (["0x", "0X"], 4),
        _ => return python_decimal(negative, magnitude),
    };
    let digits = prefix
        .iter()
        .find_map(|prefix| magnitude.strip_prefix(prefix))
        .unwrap_or(magnitude);
    let values: Option<Vec<u8>> = digits
        .chars()
        .map(|digit| digit.to_digit(base).and_then(|value| u8::try_from(value).ok()))
        .collect();
    match values {
        Some(values) if !values.is_empty() => Ok(Int::from_binary_digits(negative, &values, bits)),
        _ => Err(NO_INTEGER),
    }
}

fn python_decimal(negative: bool, digits: &str) -> Result<Int, NumberError> {
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NO_INTEGER);
    }
    if digits.len() > MAX_DIGITS {
        return Err(TOO_LONG);
    }
    Ok(Int::from_decimal(negative, digits.as_bytes()))
}

/// The integer whose digits in base 60 these are, most significant first. A digit may have any value.
///
/// Neighbours are joined pairwise until one is left, for joining them one after another takes quadratic time.
fn sexagesimal(digits: Vec<Int>) -> Int {
    let mut digits = digits;
    digits.reverse();
    let mut base = Int::Small(60);
    while digits.len() > 1 {
        digits = digits
            .chunks(2)
            .map(|pair| match pair {
                [low, high] => high.times(&base).plus(low),
                rest => rest.first().cloned().unwrap_or(Int::Small(0)),
            })
            .collect();
        if digits.len() > 1 {
            base = base.times(&base);
        }
    }
    digits.pop().unwrap_or(Int::Small(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small(text: &str) -> Option<i64> {
        parse(text).ok()?.as_i64()
    }

    #[test]
    fn every_base_has_its_prefix() {
        assert_eq!(small("1_000"), Some(1000));
        assert_eq!(small("010"), Some(8));
        assert_eq!(small("-0b101"), Some(-5));
        assert_eq!(small("+0xFf"), Some(255));
        assert_eq!(small("1:30"), Some(90));
        assert_eq!(small("-1:2:3:4"), Some(-(((60 + 2) * 60 + 3) * 60 + 4)));
    }

    #[test]
    fn explicit_tags_let_more_forms_through() {
        assert_eq!(small(" 5 "), Some(5));
        assert_eq!(small("--5"), Some(5));
        assert_eq!(small("0o17"), Some(15));
        assert_eq!(small("0x0x1F"), Some(31));
        assert_eq!(small("0b0B1"), Some(1));
        assert_eq!(small("1:-5"), Some(55));
        assert_eq!(small("٣"), Some(3));
    }

    #[test]
    fn what_is_no_integer_is_a_value_error() {
        for text in ["0x_", "0b_", "abc", "08", "1:", "0:30", "5 5", "0xg", "--", "²"] {
            assert_eq!(parse(text), Err(NO_INTEGER), "{text}");
        }
        assert_eq!(parse(&"1".repeat(4301)), Err(TOO_LONG));
        assert!(parse(&"1".repeat(4300)).is_ok());
        assert!(parse(&format!("0x{}", "1".repeat(9000))).is_ok());
    }

    #[test]
    fn nothing_is_an_index_error() {
        for text in ["", "-", "+", "_"] {
            assert_eq!(parse(text), Err(EMPTY), "{text:?}");
        }
    }

    #[test]
    fn many_sexagesimal_digits_add_up() {
        // 1:0:0:…:0 is a power of 60.
        let text = format!("1{}", ":0".repeat(200));
        let mut power = Int::Small(1);
        for _ in 0..200 {
            power = power.times(&Int::Small(60));
        }
        assert_eq!(parse(&text), Ok(power));
    }
}
