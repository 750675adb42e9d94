//! Numbers, `true`, `false` and `null`.

use sesstpl_yaml::{Int, Value};

use super::{Dialect, JsonError, Reader};

/// Python reads no integer of more digits.
const MAX_DIGITS: usize = 4300;

impl Reader<'_> {
    /// Reads what is neither text nor collection: numbers and words.
    pub(super) fn literal(&mut self) -> Result<Value, JsonError> {
        let words = [
            ("null", Value::Null),
            ("true", Value::Bool(true)),
            ("false", Value::Bool(false)),
        ];
        let numbers = [
            ("NaN", Value::Float(f64::NAN)),
            ("Infinity", Value::Float(f64::INFINITY)),
            ("-Infinity", Value::Float(f64::NEG_INFINITY)),
        ];
        let lenient = if self.dialect == Dialect::Lenient {
            numbers.len()
        } else {
            0
        };
        let rest = self.bytes.get(self.position..).unwrap_or_default();
        let literal = words
            .into_iter()
            .chain(numbers.into_iter().take(lenient))
            .find(|(word, _)| rest.starts_with(word.as_bytes()));
        match literal {
            Some((word, value)) => {
                self.position += word.len();
                Ok(value)
            }
            None => self.number(),
        }
    }

    fn number(&mut self) -> Result<Value, JsonError> {
        let start = self.position;
        let negative = self.take(b'-');
        let digits_start = self.position;
        let digits = self.digits();
        if digits == 0 {
            self.position = start;
            return Err(self.error("a value is missing"));
        }
        if digits > 1 && self.bytes.get(digits_start) == Some(&b'0') {
            return Err(self.error("a number with a leading zero"));
        }
        let integer = self.position;
        if self.take(b'.') && self.digits() == 0 {
            return Err(self.error("a number without a digit after the point"));
        }
        if self.take(b'e') || self.take(b'E') {
            let _signed = self.take(b'+') || self.take(b'-');
            if self.digits() == 0 {
                return Err(self.error("a number without a digit in the exponent"));
            }
        }
        if self.position == integer
            && let Some(value) = self.integer(negative, digits_start)?
        {
            return Ok(Value::Int(value));
        }
        let float: f64 = self
            .text
            .get(start..self.position)
            .and_then(|text| text.parse().ok())
            .unwrap_or(f64::NAN);
        if float.is_infinite() && self.dialect == Dialect::Strict {
            self.position = start;
            return Err(self.error("a number that is too large"));
        }
        Ok(Value::Float(float))
    }

    /// The integer whose digits were just read; none where the reader makes a float of it.
    fn integer(&self, negative: bool, digits_start: usize) -> Result<Option<Int>, JsonError> {
        let digits = self.bytes.get(digits_start..self.position).unwrap_or_default();
        if digits.len() > MAX_DIGITS {
            return match self.dialect {
                Dialect::Lenient => Err(self.error("a number of more than 4,300 digits")),
                Dialect::Strict => Ok(None),
            };
        }
        let value = Int::from_decimal(negative, digits);
        let kept = match (&value, self.dialect) {
            (Int::Small(_), _) | (_, Dialect::Lenient) => true,
            (Int::Big { negative, magnitude }, Dialect::Strict) => !negative && magnitude.len() <= 2,
        };
        Ok(kept.then_some(value))
    }

    /// Skips digits and counts them.
    fn digits(&mut self) -> usize {
        let start = self.position;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.position += 1;
        }
        self.position - start
    }
}
