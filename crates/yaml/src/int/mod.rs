//! Python's integers.

mod float;
mod magnitude;

use std::cmp::Ordering;
use std::fmt;

use magnitude::Limbs;

/// Python neither reads nor writes integers of more decimal digits than this.
pub(crate) const MAX_DIGITS: usize = 4300;

/// A Python `int`: of any size.
///
/// ```
/// use sesstpl_yaml::Int;
///
/// let int = Int::from_decimal(true, b"9223372036854775808");
/// assert_eq!(int.as_i64(), Some(i64::MIN));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Int {
    /// An integer that fits 64 bits with a sign.
    Small(i64),
    /// Any other integer.
    Big {
        /// Whether it is below zero.
        negative: bool,
        /// The magnitude in base 2³², least significant limb first, no zero limb at the end.
        magnitude: Vec<u32>,
    },
}

impl Int {
    /// The integer that decimal digits mean, of any number; bytes that are no digits count as nines.
    ///
    /// The time grows with the square of the number of digits.
    pub fn from_decimal(negative: bool, digits: &[u8]) -> Self {
        let digits = digits.iter().map(|digit| digit.wrapping_sub(b'0').min(9));
        Self::new(negative, &magnitude::from_digits(digits, 10))
    }

    /// The integer that digits of a base that is a power of two mean, most significant first.
    pub(crate) fn from_binary_digits(negative: bool, digits: &[u8], bits_per_digit: u32) -> Self {
        Self::new(negative, &magnitude::from_binary_digits(digits, bits_per_digit))
    }

    fn new(negative: bool, magnitude: &[u64]) -> Self {
        let small = match *magnitude {
            [] => Some(0),
            [limb] => i64::try_from(if negative {
                -i128::from(limb)
            } else {
                i128::from(limb)
            })
            .ok(),
            _ => None,
        };
        small.map_or_else(
            || Self::Big {
                negative,
                magnitude: magnitude::into_halves(magnitude),
            },
            Self::Small,
        )
    }

    /// The value, if it fits 64 bits with a sign.
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Small(value) => Some(*value),
            Self::Big { .. } => None,
        }
    }

    /// The decimal digits with a minus sign where needed, as `str(int)` writes them.
    ///
    /// None beyond 4,300 digits, where Python raises a `ValueError`.
    pub fn to_decimal(&self) -> Option<String> {
        match self {
            Self::Small(value) => Some(value.to_string()),
            Self::Big { negative, magnitude } => {
                let digits = magnitude::to_decimal(&magnitude::from_halves(magnitude), MAX_DIGITS)?;
                Some(if *negative { format!("-{digits}") } else { digits })
            }
        }
    }

    /// The nearest float, ties to even; none where Python raises an `OverflowError`.
    pub fn to_f64(&self) -> Option<f64> {
        let (negative, magnitude) = self.parts();
        let float = float::from_magnitude(&magnitude)?;
        Some(if negative { -float } else { float })
    }

    /// The integer that a float is; none if it has a fraction or is not finite.
    pub(crate) fn from_f64(float: f64) -> Option<Self> {
        Some(Self::new(float < 0.0, &float::to_magnitude(float)?))
    }

    pub(crate) fn negated(self) -> Self {
        let (negative, magnitude) = self.parts();
        Self::new(!negative, &magnitude)
    }

    pub(crate) fn plus(&self, other: &Self) -> Self {
        if let (Self::Small(one), Self::Small(two)) = (self, other)
            && let Some(sum) = one.checked_add(*two)
        {
            return Self::Small(sum);
        }
        let (negative, one) = self.parts();
        let (other_negative, two) = other.parts();
        if negative == other_negative {
            return Self::new(negative, &magnitude::sum(&one, &two));
        }
        match magnitude::compare(&one, &two) {
            Ordering::Less => Self::new(other_negative, &magnitude::difference(&two, &one)),
            _ => Self::new(negative, &magnitude::difference(&one, &two)),
        }
    }

    pub(crate) fn times(&self, other: &Self) -> Self {
        if let (Self::Small(one), Self::Small(two)) = (self, other)
            && let Some(product) = one.checked_mul(*two)
        {
            return Self::Small(product);
        }
        let (negative, one) = self.parts();
        let (other_negative, two) = other.parts();
        Self::new(negative != other_negative, &magnitude::product(&one, &two))
    }

    /// The sign and the magnitude.
    fn parts(&self) -> (bool, Limbs) {
        match self {
            Self::Small(value) => (*value < 0, magnitude::from_u64(value.unsigned_abs())),
            Self::Big { negative, magnitude } => (*negative, magnitude::from_halves(magnitude)),
        }
    }
}

impl From<i64> for Int {
    fn from(value: i64) -> Self {
        Self::Small(value)
    }
}

/// Writes the decimal digits, or in hexadecimal what Python refuses to write in decimal.
impl fmt::Display for Int {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(digits) = self.to_decimal() {
            return f.write_str(&digits);
        }
        let (negative, magnitude) = self.parts();
        let mut limbs = magnitude.iter().rev();
        f.write_str(if negative { "-0x" } else { "0x" })?;
        if let Some(first) = limbs.next() {
            write!(f, "{first:x}")?;
        }
        limbs.try_for_each(|limb| write!(f, "{limb:016x}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn there_and_back(text: &str) -> Option<String> {
        let digits = text.trim_start_matches('-');
        Int::from_decimal(text.starts_with('-'), digits.as_bytes()).to_decimal()
    }

    #[test]
    fn digits_come_back_as_they_were() {
        for text in [
            "0",
            "7",
            "-7",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "-9223372036854775809",
            "18446744073709551616",
            "1000000000000000000000000000000000000000",
            "100000000000000000000000000001",
        ] {
            assert_eq!(there_and_back(text).as_deref(), Some(text));
        }
    }

    #[test]
    fn python_writes_up_to_4300_digits() {
        assert_eq!(there_and_back(&"9".repeat(4300)), Some("9".repeat(4300)));
        assert_eq!(there_and_back(&"9".repeat(4301)), None);
        assert_eq!(there_and_back(&format!("1{}", "0".repeat(4300))), None);
    }

    #[test]
    fn what_fits_64_bits_is_small() {
        assert_eq!(
            Int::from_decimal(true, b"9223372036854775808"),
            Int::Small(i64::MIN)
        );
        assert!(matches!(
            Int::from_decimal(false, b"9223372036854775808"),
            Int::Big { .. }
        ));
    }

    #[test]
    fn sums_cross_the_border_between_small_and_big() {
        let beyond = Int::Small(i64::MAX).plus(&Int::Small(1));
        assert_eq!(beyond.to_decimal().as_deref(), Some("9223372036854775808"));
        assert_eq!(beyond.plus(&Int::Small(-1)), Int::Small(i64::MAX));
        assert_eq!(beyond.clone().negated(), Int::Small(i64::MIN));
        assert_eq!(
            Int::Small(-5).plus(&beyond.clone().negated()).plus(&beyond),
            Int::Small(-5)
        );
    }

    #[test]
    fn a_product_of_signs_is_negative_when_they_differ() {
        let big = Int::Small(i64::MAX).times(&Int::Small(-60));
        assert_eq!(big.to_decimal().as_deref(), Some("-553402322211286548420"));
        assert_eq!(Int::Small(-3).times(&Int::Small(-4)), Int::Small(12));
    }

    #[test]
    fn long_products_agree_with_short_ones() {
        // (10ⁿ - 1)² = 10²ⁿ - 2·10ⁿ + 1, which is 99…9800…01.
        let nines = Int::from_decimal(false, "9".repeat(2000).as_bytes());
        let expected = format!("{}8{}1", "9".repeat(1999), "0".repeat(1999));
        assert_eq!(nines.times(&nines).to_decimal(), Some(expected));
    }

    #[test]
    fn floats_are_nearest_with_ties_to_even() {
        let power = |exponent: usize| {
            let digits = [[1].as_slice(), &vec![0; exponent]].concat();
            Int::from_binary_digits(false, &digits, 1)
        };
        assert_eq!(power(1023).to_f64(), Some(2f64.powi(1023)));
        assert_eq!(power(1024).to_f64(), None);
        let odd = power(53).plus(&Int::Small(1));
        assert_eq!(odd.to_f64(), Some(9_007_199_254_740_992.0));
        assert_eq!(odd.plus(&Int::Small(2)).to_f64(), Some(9_007_199_254_740_996.0));
        assert_eq!(power(100).plus(&power(47)).to_f64(), Some(2f64.powi(100)));
        assert_eq!(
            power(100).plus(&power(47)).plus(&Int::Small(1)).to_f64(),
            Some(2f64.powi(100) + 2f64.powi(48))
        );
        assert_eq!(Int::from_f64(2f64.powi(1023)), Some(power(1023)));
        assert_eq!(Int::from_f64(-3.0), Some(Int::Small(-3)));
        assert_eq!(Int::from_f64(0.5), None);
        assert_eq!(Int::from_f64(f64::NAN), None);
    }

    #[test]
    fn what_python_does_not_write_is_shown_in_hexadecimal() {
        let digits = vec![1; 16_000];
        let huge = Int::from_binary_digits(false, &digits, 1);
        assert_eq!(huge.to_string(), format!("0x{}", "f".repeat(4000)));
    }
}
