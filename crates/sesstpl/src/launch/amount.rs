//! Amounts of resources, as managers read them.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;

use crate::{Release, Stored};

/// What a slot is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Pieces, with three decimal places.
    Count,
    /// Bytes.
    Bytes,
    /// Pieces of which a session has one or none.
    Unique,
}

/// An amount of a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Amount {
    /// What is counted.
    pub unit: Unit,
    /// In thousandths of a piece or a byte. Releases up to 25.5 let amounts be less than nothing.
    pub thousandths: i128,
}

impl Amount {
    /// Reads the amount that a release sees in a stored value.
    ///
    /// # Errors
    ///
    /// If the release refuses it or fails on it.
    ///
    /// ```
    /// use sesstpl::launch::{Amount, Unit};
    /// use sesstpl::{Release, Stored};
    ///
    /// let memory = Amount::read(&Stored::Text("1.5g".into()), Unit::Bytes, Release::LATEST);
    /// assert_eq!(memory, Ok(Amount::bytes(3 << 29)));
    /// ```
    pub fn read(value: &Stored, unit: Unit, release: Release) -> Result<Self, AmountError> {
        match thousandths(value, unit, release) {
            // Up to 25.5 a session may ask for endlessly much, and waits for it.
            Err(AmountError::Infinite) if !release.since(25, 19) => Ok(Self::endless(unit)),
            Ok(thousandths) if thousandths < 0 && release.since(26, 4) => Err(AmountError::Negative),
            Ok(thousandths) if thousandths >= MAX_KEPT && release.since(26, 4) => Err(AmountError::Fatal),
            Ok(thousandths) => Ok(Self { unit, thousandths }),
            Err(error) => Err(error),
        }
    }

    /// So many bytes.
    pub const fn bytes(bytes: i128) -> Self {
        Self {
            unit: Unit::Bytes,
            thousandths: bytes * THOUSAND,
        }
    }

    /// More than there can be.
    pub const fn endless(unit: Unit) -> Self {
        Self {
            unit,
            thousandths: i128::MAX,
        }
    }

    /// Whether it asks for nothing.
    pub fn is_zero(self) -> bool {
        self.thousandths == 0
    }

    /// As people write it: `4 GiB`, `1.5 GiB`, `2`.
    pub fn for_people(self) -> String {
        if self.unit != Unit::Bytes {
            return self.to_string();
        }
        let fits = |&&(_, size): &&(&str, i128)| self.thousandths >= size * THOUSAND;
        let Some((name, size)) = BINARY.iter().rev().find(fits) else {
            return format!("{self} bytes");
        };
        let rounded = Self {
            unit: Unit::Count,
            thousandths: self.thousandths / size / 10 * 10,
        };
        format!("{rounded} {name}")
    }
}

impl fmt::Display for Amount {
    /// Pieces or bytes as managers write them: a decimal number without zeros at its end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Self::endless(self.unit) {
            return f.write_str("Infinity");
        }
        let sign = if self.thousandths < 0 { "-" } else { "" };
        let positive = self.thousandths.unsigned_abs();
        let (whole, rest) = (positive / 1000, positive % 1000);
        if rest == 0 {
            return write!(f, "{sign}{whole}");
        }
        let places = format!("{rest:03}");
        write!(f, "{sign}{whole}.{}", places.trim_end_matches('0'))
    }
}

/// Why something is no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AmountError {
    /// It is not written as an amount: managers answer HTTP 400.
    Unreadable,
    /// It is of a kind that managers fail on: HTTP 500.
    Fatal,
    /// It is less than nothing, and the release minds.
    Negative,
    /// It has no end.
    Infinite,
}

const THOUSAND: i128 = 1000;

/// Binary units for people.
const BINARY: [(&str, i128); 6] = [
    ("KiB", 1 << 10),
    ("MiB", 1 << 20),
    ("GiB", 1 << 30),
    ("TiB", 1 << 40),
    ("PiB", 1 << 50),
    ("EiB", 1 << 60),
];

/// Letters of units, each 1,024 times the one before.
const LETTERS: &str = "kmgtpezy";

/// What may follow the letter of a unit; longer ones first.
const ENDINGS: [&str; 6] = ["ibytes", "ibyte", "ib", "bytes", "byte", "b"];

/// More digits than these, with three places, managers do not count with.
const MAX_COUNT: i128 = 10_i128.pow(28);

/// As much as this, or more, newer releases have no room for.
const MAX_KEPT: i128 = 10_i128.pow(18) * THOUSAND;

#[allow(
    clippy::match_same_arms,
    reason = "the arms stand in the order in which managers look"
)]
fn thousandths(value: &Stored, unit: Unit, release: Release) -> Result<i128, AmountError> {
    Ok(match (unit, value) {
        (_, Stored::Bool(truth)) if !release.since(26, 4) => i128::from(*truth) * THOUSAND,
        (_, Stored::Bool(_)) => return Err(AmountError::Fatal),
        (Unit::Bytes, Stored::Text(text)) => bytes(text, release)?,
        (Unit::Bytes, Stored::Float(number)) => {
            let number = decimal(&format!("{number:e}"))?;
            if release.since(26, 4) && !number.is_whole() {
                return Err(AmountError::Unreadable);
            }
            number.thousandths()
        }
        (Unit::Bytes, Stored::Int(number)) => i128::from(*number) * THOUSAND,
        (Unit::Bytes, Stored::BigInt(digits)) => decimal(digits)?.thousandths(),
        (Unit::Bytes, _) => return Err(AmountError::Fatal),
        (_, Stored::Text(text)) => count(text.trim())?,
        (_, Stored::Float(number)) => count(&format!("{number:e}"))?,
        (_, Stored::Int(number)) => i128::from(*number) * THOUSAND,
        (_, Stored::BigInt(digits)) => count(digits)?,
        _ => return Err(AmountError::Unreadable),
    })
}

fn count(text: &str) -> Result<i128, AmountError> {
    let thousandths = decimal(text)?.thousandths();
    if thousandths.unsigned_abs() >= MAX_COUNT.unsigned_abs() {
        return Err(AmountError::Unreadable);
    }
    Ok(thousandths)
}

fn bytes(text: &str, release: Release) -> Result<i128, AmountError> {
    if ["inf", "infinite", "infinity"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word))
    {
        return Err(AmountError::Infinite);
    }
    let plain = plain(text.trim());
    if !plain.is_empty() && !plain.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        let number = decimal(&plain)?;
        // `1.0` is a whole number of bytes to newer releases, `1.5` to none.
        let is_taken = !plain.contains('.') || (release.since(26, 4) && number.is_whole());
        return if is_taken {
            Ok(number.thousandths())
        } else {
            Err(AmountError::Unreadable)
        };
    }
    let measured = ENDINGS
        .iter()
        .find_map(|ending| plain.strip_suffix(*ending))
        .unwrap_or(&plain);
    let Some((at, letter)) = measured.char_indices().next_back() else {
        // Before 24.3 managers fail on nothing, and on a unit of which only the ending is there.
        return Err(if release.since(24, 3) {
            AmountError::Unreadable
        } else {
            AmountError::Fatal
        });
    };
    let factor = match LETTERS.find(letter) {
        Some(place) => 1_i128 << (10 * (place + 1)),
        None if letter == ' ' => 1,
        None => return Err(AmountError::Unreadable),
    };
    let number =
        decimal(measured.get(..at).unwrap_or_default().trim()).map_err(|_| AmountError::Unreadable)?;
    Ok(number.whole_times(factor))
}

/// A text without underscores, in small letters.
fn plain(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|byte| byte == b'_' || byte.is_ascii_uppercase()) {
        Cow::Owned(text.replace('_', "").to_ascii_lowercase())
    } else {
        Cow::Borrowed(text)
    }
}

/// A decimal number: `digits` with so many of them behind the point.
struct Decimal {
    digits: i128,
    places: i32,
}

/// Reads a decimal number: a sign, digits with a point, an exponent.
fn decimal(text: &str) -> Result<Decimal, AmountError> {
    let text = plain(text);
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(&text)),
    };
    match unsigned {
        "inf" | "infinity" => return Err(AmountError::Infinite),
        "nan" => return Err(AmountError::Fatal),
        _ => {}
    }
    let (number, exponent) = match unsigned.split_once('e') {
        Some((number, exponent)) => (number, exponent.parse().map_err(|_| AmountError::Unreadable)?),
        None => (unsigned, 0_i32),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits = match fraction {
        "" => Cow::Borrowed(whole),
        fraction => Cow::Owned([whole, fraction].concat()),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(AmountError::Unreadable);
    }
    let places = i32::try_from(fraction.len()).map_err(|_| AmountError::Unreadable)?;
    // What is more than any machine has stays more when it is cut.
    let digits = match digits.parse::<i64>() {
        Ok(few) => i128::from(few),
        Err(_) => digits.parse::<i128>().unwrap_or(i128::MAX / 2),
    };
    Ok(Decimal {
        digits: sign * digits,
        places: places.saturating_sub(exponent),
    })
}

/// Ten to so many; none beyond what an integer of 128 bits holds.
fn power_of_ten(exponent: u32) -> Option<i128> {
    match exponent {
        // Nearly all amounts are whole, and those of pieces are counted in thousandths.
        0 => Some(1),
        3 => Some(THOUSAND),
        _ => 10_i128.checked_pow(exponent),
    }
}

impl Decimal {
    fn is_whole(&self) -> bool {
        u32::try_from(self.places)
            .ok()
            .and_then(power_of_ten)
            .is_none_or(|unit| self.digits % unit == 0)
    }

    /// Thousandths of the whole part of the number times a factor.
    fn whole_times(&self, factor: i128) -> i128 {
        let times = Self {
            digits: self.digits.saturating_mul(factor),
            places: self.places,
        };
        times.scaled(0).0.saturating_mul(THOUSAND)
    }

    /// Thousandths, the rest rounded half to even.
    fn thousandths(&self) -> i128 {
        let (cut, rest) = self.scaled(3);
        match rest {
            Ordering::Less => cut,
            Ordering::Equal => cut + cut % 2,
            Ordering::Greater => cut + self.digits.signum(),
        }
    }

    /// The number with so many places behind the point, cut off, and how what was cut off compares with half of its
    /// last place.
    fn scaled(&self, places: i32) -> (i128, Ordering) {
        let shift = places.saturating_sub(self.places);
        let power = power_of_ten(shift.unsigned_abs());
        match (power, shift >= 0) {
            (Some(power), true) => (self.digits.saturating_mul(power), Ordering::Less),
            (Some(power), false) => {
                let rest = (self.digits % power).abs().cmp(&(power / 2));
                (self.digits / power, rest)
            }
            (None, true) => (self.digits.saturating_mul(i128::MAX), Ordering::Less),
            (None, false) => (0, Ordering::Less),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes_in(text: &str, release: &str) -> Result<String, AmountError> {
        let stored = Stored::Text(text.to_owned());
        Amount::read(&stored, Unit::Bytes, release.parse().unwrap()).map(|amount| amount.to_string())
    }

    #[test]
    fn units_are_powers_of_1024_however_they_are_written() {
        for text in [
            "4g", "4G", "4gb", "4GiB", "4 GB", "+4g", " 4g ", "4gibytes", "4_0e-1g",
        ] {
            assert_eq!(bytes_in(text, "26.9.6"), Ok("4294967296".to_owned()), "{text}");
        }
        assert_eq!(bytes_in("1.3333g", "26.9.6"), Ok("1431619973".to_owned()));
        assert_eq!(bytes_in("4", "26.9.6"), Ok("4".to_owned()));
    }

    #[test]
    fn what_only_looks_like_an_amount_is_refused() {
        for text in [
            "4Gi", "512mi", "4b", "4bytes", "", "g", "1.5", "1e3", "1,5g", "infg",
        ] {
            assert_eq!(bytes_in(text, "26.9.6"), Err(AmountError::Unreadable), "{text}");
        }
    }

    #[test]
    fn releases_differ_at_the_edges() {
        assert_eq!(bytes_in("", "22.9.23"), Err(AmountError::Fatal));
        assert_eq!(bytes_in("1073741824.0", "25.5.2"), Err(AmountError::Unreadable));
        assert_eq!(bytes_in("1073741824.0", "26.9.6"), Ok("1073741824".to_owned()));
        assert_eq!(bytes_in("inf", "25.5.2"), Ok("Infinity".to_owned()));
        assert_eq!(bytes_in("1e", "25.5.2"), Ok("1152921504606846976".to_owned()));
        assert_eq!(bytes_in("1e", "26.9.6"), Err(AmountError::Fatal));
    }

    #[test]
    fn counts_have_three_places() {
        let count = |text: &str| {
            let stored = Stored::Text(text.to_owned());
            Amount::read(&stored, Unit::Count, Release::LATEST).map(|amount| amount.to_string())
        };
        for (text, read) in [
            ("2", "2"),
            ("2.", "2"),
            (".5", "0.5"),
            ("0.1234", "0.123"),
            ("1e1", "10"),
        ] {
            assert_eq!(count(text), Ok(read.to_owned()));
        }
        let long = ["-", &"9".repeat(40)].concat();
        for text in ["2k", "1m", "0x10", "", "1e99", "-1e99", &long] {
            assert_eq!(count(text), Err(AmountError::Unreadable), "{text}");
        }
        assert_eq!(count("-1"), Err(AmountError::Negative));
    }

    #[test]
    fn people_read_round_amounts() {
        assert_eq!(Amount::bytes(4 << 30).for_people(), "4 GiB");
        assert_eq!(Amount::bytes(3 << 29).for_people(), "1.5 GiB");
        assert_eq!(Amount::bytes(4).for_people(), "4 bytes");
    }
}
