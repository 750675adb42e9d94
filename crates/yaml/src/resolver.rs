//! Which tag a plain scalar has, by what it looks like.
//!
//! The types and their forms are those of YAML 1.1 as `PyYAML` has them: `yes` is a boolean but `y` is not, a float
//! needs a point, and its exponent a sign.

use crate::Tag;
use crate::construct::timestamp;

/// The tag that a plain scalar with this text has.
pub(crate) fn tag_of(text: &str) -> Tag {
    let Some(&first) = text.as_bytes().first() else {
        return Tag::Null;
    };
    // Python's `$` matches before a line break at the end, too. Only a `!` in front of quotes can bring one here.
    let form = text.strip_suffix('\n').unwrap_or(text);
    match first {
        b'0'..=b'9' if timestamp::is_timestamp(form) => Tag::Timestamp,
        b'0'..=b'9' | b'-' | b'+' | b'.' => number(form),
        b'~' if form == "~" => Tag::Null,
        b'n' | b'N' if is_null(form) => Tag::Null,
        b'y' | b'Y' | b'n' | b'N' | b't' | b'T' | b'f' | b'F' | b'o' | b'O' if is_bool(form) => Tag::Bool,
        b'<' if form == "<<" => Tag::Merge,
        b'=' if form == "=" => Tag::Value,
        b'!' | b'&' | b'*' if form.len() == 1 => Tag::from("tag:yaml.org,2002:yaml"),
        _ => Tag::Str,
    }
}

fn is_null(form: &str) -> bool {
    matches!(form, "null" | "Null" | "NULL")
}

fn is_bool(form: &str) -> bool {
    matches!(
        form,
        "yes"
            | "Yes"
            | "YES"
            | "no"
            | "No"
            | "NO"
            | "true"
            | "True"
            | "TRUE"
            | "false"
            | "False"
            | "FALSE"
            | "on"
            | "On"
            | "ON"
            | "off"
            | "Off"
            | "OFF"
    )
}

fn number(form: &str) -> Tag {
    let bytes = form.as_bytes();
    if is_int(bytes) {
        Tag::Int
    } else if is_float(bytes) {
        Tag::Float
    } else {
        Tag::Str
    }
}

fn is_int(bytes: &[u8]) -> bool {
    match unsigned(bytes) {
        [b'0'] => true,
        [b'0', b'b', digits @ ..] => all(digits, |byte| matches!(byte, b'0' | b'1' | b'_')),
        [b'0', b'x', digits @ ..] => all(digits, |byte| byte.is_ascii_hexdigit() || byte == b'_'),
        [b'0', digits @ ..] => all(digits, |byte| matches!(byte, b'0'..=b'7' | b'_')),
        [b'1'..=b'9', rest @ ..] => {
            let rest = after_digits(rest);
            rest.is_empty() || after_sexagesimals(rest).is_some_and(<[u8]>::is_empty)
        }
        _ => false,
    }
}

fn is_float(bytes: &[u8]) -> bool {
    let magnitude = unsigned(bytes);
    match magnitude {
        b".inf" | b".Inf" | b".INF" => true,
        [b'0'..=b'9', rest @ ..] => match after_digits(rest) {
            [b'.', fraction @ ..] => is_exponent(after_digits(fraction)),
            rest => match after_sexagesimals(rest) {
                Some([b'.', fraction @ ..]) => after_digits(fraction).is_empty(),
                _ => false,
            },
        },
        // Without a digit before the point there must be no sign, and a digit after it.
        b".nan" | b".NaN" | b".NAN" => magnitude.len() == bytes.len(),
        [b'.', b'0'..=b'9', rest @ ..] => magnitude.len() == bytes.len() && is_exponent(after_digits(rest)),
        _ => false,
    }
}

fn unsigned(bytes: &[u8]) -> &[u8] {
    match bytes {
        [b'-' | b'+', rest @ ..] => rest,
        _ => bytes,
    }
}

fn all(bytes: &[u8], allowed: impl Fn(u8) -> bool) -> bool {
    !bytes.is_empty() && bytes.iter().all(|&byte| allowed(byte))
}

/// What follows the digits and underscores here.
fn after_digits(bytes: &[u8]) -> &[u8] {
    let count = bytes
        .iter()
        .take_while(|byte| byte.is_ascii_digit() || **byte == b'_')
        .count();
    bytes.get(count..).unwrap_or_default()
}

/// What follows the `:59` here; none if there is not even one.
fn after_sexagesimals(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes;
    loop {
        rest = match rest {
            [b':', b'0'..=b'5', b'0'..=b'9', rest @ ..] | [b':', b'0'..=b'9', rest @ ..] => rest,
            _ => return (rest.len() < bytes.len()).then_some(rest),
        };
    }
}

/// Whether this is nothing, or an exponent with its sign.
fn is_exponent(bytes: &[u8]) -> bool {
    match bytes {
        [] => true,
        [b'e' | b'E', b'-' | b'+', digits @ ..] => all(digits, |byte| byte.is_ascii_digit()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_tag(tag: &Tag, texts: &[&str]) {
        for text in texts {
            assert_eq!(&tag_of(text), tag, "{text:?}");
        }
    }

    #[test]
    fn integers_may_be_binary_octal_hexadecimal_and_sexagesimal() {
        assert_tag(
            &Tag::Int,
            &[
                "0",
                "-0",
                "+1",
                "1_000",
                "1_",
                "0b1_0",
                "0b_",
                "010",
                "0_",
                "0xFf",
                "0x_",
                "1:30",
                "-190:20:30",
                "1:5:59",
            ],
        );
        assert_tag(
            &Tag::Str,
            &[
                "0o17", "08", "0b", "0b2", "0x", "0xg", "_1", "1:60", "1:", "0:30", "1:2x", "--1", "+", "-",
            ],
        );
    }

    #[test]
    fn floats_need_a_point_and_a_sign_in_the_exponent() {
        assert_tag(
            &Tag::Float,
            &[
                "1.", "1.5", "-1_0.5_", "1.0e+3", "1.E-3", ".5", ".5e+1", "1:30.5", "0:0.", ".inf", "-.INF",
                "+.Inf", ".nan", ".NaN", ".NAN",
            ],
        );
        assert_tag(
            &Tag::Str,
            &[
                "1e3", "1.0e3", "1.5e+", ".", "._5", "-.5", "+.5", "-.nan", ".iNF", "1:60.5", "1:2.5e+1",
                ".e+1",
            ],
        );
    }

    #[test]
    fn booleans_and_nulls_are_words_in_three_spellings() {
        assert_tag(&Tag::Bool, &["yes", "No", "TRUE", "off", "On"]);
        assert_tag(&Tag::Null, &["", "~", "null", "Null", "NULL"]);
        assert_tag(&Tag::Str, &["y", "n", "yEs", "nULL", "tru", "~~", "Yes "]);
    }

    #[test]
    fn special_keys_have_tags_of_their_own() {
        assert_tag(&Tag::Merge, &["<<"]);
        assert_tag(&Tag::Value, &["="]);
        assert_tag(&Tag::Str, &["<", "<<<", "=="]);
    }

    #[test]
    fn a_line_break_at_the_end_makes_no_difference() {
        assert_tag(&Tag::Int, &["12\n"]);
        assert_tag(&Tag::Null, &["~\n"]);
        assert_tag(&Tag::Str, &["12\n\n", "\n"]);
    }
}
