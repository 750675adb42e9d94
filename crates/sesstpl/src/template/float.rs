//! Floats as Python writes them.

/// At least as many bytes as any number of 64 bits has in decimal.
pub(crate) const MAX_LENGTH: usize = 24;

/// Decimal exponents from here on are written with `e`.
const FIRST_LARGE: i32 = 16;
/// Decimal exponents below this are written with `e`.
const LAST_SMALL: i32 = -4;

/// The shortest digits that mean the number: `1.0`, `1e+16`, `1e-05`.
pub(crate) fn repr(value: f64) -> String {
    if !value.is_finite() {
        let text = if value.is_nan() {
            "nan"
        } else if value > 0.0 {
            "inf"
        } else {
            "-inf"
        };
        return text.to_owned();
    }
    let scientific = format!("{value:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (LAST_SMALL..FIRST_LARGE).contains(&exponent) {
        let plain = value.to_string();
        if plain.contains('.') {
            plain
        } else {
            format!("{plain}.0")
        }
    } else {
        let sign = if exponent < 0 { '-' } else { '+' };
        format!("{digits}e{sign}{:02}", exponent.unsigned_abs())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_are_written_as_python_writes_them() {
        let cases = [
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (1.0, "1.0"),
            (19.09, "19.09"),
            (1e15, "1000000000000000.0"),
            (1e16, "1e+16"),
            (1.5e300, "1.5e+300"),
            (0.0001, "0.0001"),
            (0.00001, "1e-05"),
            (5e-324, "5e-324"),
            (f64::NEG_INFINITY, "-inf"),
        ];
        for (value, text) in cases {
            assert_eq!(repr(value), text);
        }
    }
}
