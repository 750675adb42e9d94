//! Amounts of resources, as people write them and as they are counted.
//!
//! They are read as the newest manager reads them.

use std::fmt;

use serde::Deserialize as _;
use serde_json::Value;
use sesstpl::{Release, Stored, launch};

/// How a slot is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    /// In bytes.
    Bytes,
    /// In thousandths of a device.
    Count,
}

/// An amount of one slot: bytes, or thousandths of a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub(crate) struct Amount(pub(super) u64);

/// Why a value is no amount.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum AmountError {
    /// It is neither a number nor a text.
    #[error("an amount is a number or a text, not {0}")]
    Kind(&'static str),
    /// It is below zero.
    #[error("an amount cannot be negative, as `{0}` is")]
    Negative(String),
    /// It is no amount of memory.
    #[error(
        "`{0}` is no amount of memory; write a number with its unit, such as 512m, 4g or 4GiB (not 4Gi), or a \
         whole number of bytes"
    )]
    Bytes(String),
    /// It is no count.
    #[error(
        "`{0}` is no amount; write a number with at most three decimals, such as 2 or 0.5, without a unit"
    )]
    Count(String),
    /// It is more than can be counted.
    #[error("`{0}` is more than there can be")]
    TooLarge(String),
}

impl Unit {
    /// How a slot of this name is counted.
    pub(crate) fn of(slot: &str) -> Self {
        if slot == "mem" { Self::Bytes } else { Self::Count }
    }

    /// Reads an amount from a number or a text.
    pub(crate) fn read(self, value: &Value) -> Result<Amount, AmountError> {
        let text = match value {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            Value::Null => return Err(AmountError::Kind("null")),
            Value::Bool(_) => return Err(AmountError::Kind("a truth value")),
            Value::Array(_) => return Err(AmountError::Kind("a list")),
            Value::Object(_) => return Err(AmountError::Kind("a mapping")),
        };
        let (unit, divisor) = match self {
            Self::Bytes => (launch::Unit::Bytes, 1000),
            Self::Count => (launch::Unit::Count, 1),
        };
        // A number is written as in a text, but for its fraction of a byte.
        let stored = Stored::deserialize(value).map_err(|_| AmountError::TooLarge(text.clone()))?;
        let read = launch::Amount::read(&stored, unit, Release::LATEST);
        match read.map(|amount| u64::try_from(amount.thousandths / divisor)) {
            Ok(Ok(amount)) => Ok(Amount(amount)),
            Ok(Err(_)) | Err(launch::AmountError::Infinite | launch::AmountError::Fatal) => {
                Err(AmountError::TooLarge(text))
            }
            Err(launch::AmountError::Negative) => Err(AmountError::Negative(text)),
            Err(launch::AmountError::Unreadable) if self == Self::Bytes => Err(AmountError::Bytes(text)),
            Err(launch::AmountError::Unreadable) => Err(AmountError::Count(text)),
        }
    }

    /// An amount as people read it: `4 GiB`, `1.5`.
    pub(crate) fn show(self, amount: Amount) -> Shown {
        Shown { unit: self, amount }
    }
}

/// An amount in words.
pub(crate) struct Shown {
    unit: Unit,
    amount: Amount,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let amount = self.amount.0;
        match self.unit {
            Unit::Count => f.write_str(&decimal(amount / 1000, amount % 1000)),
            Unit::Bytes => {
                let (mut size, mut name) = (1_u64, "bytes");
                for larger in ["KiB", "MiB", "GiB", "TiB"] {
                    if amount < size * 1024 {
                        break;
                    }
                    size *= 1024;
                    name = larger;
                }
                // Rounded down to thousandths of the unit.
                let thousandths = u128::from(amount % size) * 1000 / u128::from(size);
                let fraction = u64::try_from(thousandths).unwrap_or_default();
                write!(f, "{} {name}", decimal(amount / size, fraction))
            }
        }
    }
}

/// A whole number and thousandths, without zeros at the end.
fn decimal(whole: u64, thousandths: u64) -> String {
    let text = format!("{whole}.{thousandths:03}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn memory_is_read_as_managers_read_it() {
        let gib = 1 << 30;
        let cases = [
            (json!("4g"), 4 * gib),
            (json!("4G"), 4 * gib),
            (json!("4gb"), 4 * gib),
            (json!("4GiB"), 4 * gib),
            (json!("4 GB"), 4 * gib),
            (json!("4gbytes"), 4 * gib),
            (json!("1.5g"), gib + gib / 2),
            (json!("512m"), gib / 2),
            (json!("1k"), 1024),
            (json!(4), 4),
            (json!("4"), 4),
        ];
        for (written, expected) in cases {
            assert_eq!(Unit::Bytes.read(&written), Ok(Amount(expected)), "{written}");
        }
    }

    #[test]
    fn what_managers_refuse_as_memory_is_refused() {
        for written in [
            "4Gi",
            "512mi",
            "4b",
            "4bytes",
            "",
            "g",
            "1.5",
            "1e3",
            ".",
            "1..5g",
            "4gé",
            "é",
            "99999999999999999999g",
        ] {
            assert!(Unit::Bytes.read(&json!(written)).is_err(), "{written}");
        }
        for written in [
            json!(true),
            json!(null),
            json!([]),
            json!({}),
            json!(-1),
            json!("-1g"),
        ] {
            assert!(Unit::Bytes.read(&written).is_err(), "{written}");
        }
    }

    #[test]
    fn counts_are_decimal_numbers_of_three_places() {
        for (written, expected) in [
            (json!(2), 2000),
            (json!("2"), 2000),
            (json!(0.5), 500),
            (json!("1.125"), 1125),
            (json!("0"), 0),
        ] {
            assert_eq!(Unit::Count.read(&written), Ok(Amount(expected)), "{written}");
        }
        for written in ["2k", "1m", "0x10", "", "inf", "nan"] {
            assert!(Unit::Count.read(&json!(written)).is_err(), "{written}");
        }
    }

    #[test]
    fn amounts_are_shown_in_their_largest_unit() {
        for (amount, expected) in [
            (4, "4 bytes"),
            (1536, "1.5 KiB"),
            (1 << 30, "1 GiB"),
            (u64::MAX, "16777215.999 TiB"),
        ] {
            assert_eq!(Unit::Bytes.show(Amount(amount)).to_string(), expected);
        }
        assert_eq!(Unit::Count.show(Amount(1500)).to_string(), "1.5");
        assert_eq!(Unit::Count.show(Amount(20_000)).to_string(), "20");
    }
}
