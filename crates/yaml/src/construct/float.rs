//! Floats.

use super::digits::normalized;
use super::int::{EMPTY, NumberError, split_sign, without_underscores};
use crate::key::{COMMON_NAN, distinct_nan};
use crate::{Int, PythonException};

const NO_FLOAT: NumberError = (PythonException::Value, "no float");
const TOO_MANY_PARTS: NumberError = (
    PythonException::Overflow,
    "a sexagesimal float of more than 174 parts",
);

/// The float that a text means; in base 60 with `:`.
pub(super) fn parse(text: &str) -> Result<f64, NumberError> {
    let text = without_underscores(text).to_ascii_lowercase();
    let (negative, magnitude) = split_sign(&text);
    let float = match magnitude {
        "" if text.is_empty() => return Err(EMPTY),
        ".inf" => f64::INFINITY,
        ".nan" => return Ok(COMMON_NAN),
        _ if magnitude.contains(':') => {
            let parts = magnitude.split(':').map(python_float);
            sexagesimal(&parts.collect::<Result<Vec<_>, _>>()?)?
        }
        _ => python_float(magnitude)?,
    };
    Ok(match float {
        float if float.is_nan() => distinct_nan(),
        float if negative => -float,
        float => float,
    })
}

/// What `float(text)` reads: space around it, a second sign, `inf`, `infinity` and `nan` are allowed.
fn python_float(text: &str) -> Result<f64, NumberError> {
    normalized(text).parse().map_err(|_| NO_FLOAT)
}

/// The sum of parts, most significant first, each times its power of 60.
fn sexagesimal(parts: &[f64]) -> Result<f64, NumberError> {
    let mut power = Int::Small(1);
    let mut sum = 0.0;
    for part in parts.iter().rev() {
        sum += part * power.to_f64().ok_or(TOO_MANY_PARTS)?;
        power = power.times(&Int::Small(60));
    }
    Ok(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_may_be_sexagesimal() {
        assert_eq!(parse("1:30.5"), Ok(90.5));
        assert_eq!(parse("-1_0:0:0.25"), Ok(-36000.25));
        assert_eq!(parse(&["0"; 174].join(":")), Ok(0.0));
        assert_eq!(parse(&["0"; 175].join(":")), Err(TOO_MANY_PARTS));
    }

    #[test]
    fn infinity_and_nan_are_words() {
        assert_eq!(parse("-.INF"), Ok(f64::NEG_INFINITY));
        assert_eq!(parse(".nan").unwrap().to_bits(), COMMON_NAN.to_bits());
        assert_ne!(parse("nan").unwrap().to_bits(), COMMON_NAN.to_bits());
        assert_eq!(parse("1.0e+999"), Ok(f64::INFINITY));
    }

    #[test]
    fn explicit_tags_let_more_forms_through() {
        assert_eq!(parse("--5"), Ok(5.0));
        assert_eq!(parse(" १.५ "), Ok(1.5));
        assert_eq!(parse("Infinity"), Ok(f64::INFINITY));
        assert_eq!(parse("1e3"), Ok(1000.0));
    }

    #[test]
    fn what_is_no_float_is_a_value_error() {
        for text in ["-", "abc", "1:", ".", "1.5.2", "0x10", "e5"] {
            assert_eq!(parse(text), Err(NO_FLOAT), "{text}");
        }
        assert_eq!(parse(""), Err(EMPTY));
    }
}
