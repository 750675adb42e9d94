//! Dates and times.

use super::int::NumberError;
use crate::{Date, DateTime, PythonException, Value};

/// The parts of a timestamp as written.
struct Written {
    year: u16,
    month: u8,
    day: u8,
    time: Option<Time>,
    /// Month and day have two digits each.
    is_canonical_date: bool,
}

struct Time {
    hour: u8,
    minute: u8,
    second: u8,
    microsecond: u32,
    /// Minutes east of UTC.
    zone: Option<i32>,
}

/// Whether a plain scalar with this text is a timestamp.
pub(crate) fn is_timestamp(text: &str) -> bool {
    // Most numbers end here.
    text.as_bytes().get(4) == Some(&b'-')
        && read(text).is_some_and(|written| written.time.is_some() || written.is_canonical_date)
}

/// The date or the time that a text means.
pub(super) fn parse(text: &str) -> Result<Value, NumberError> {
    const NO_TIMESTAMP: NumberError = (PythonException::Attribute, "no date and no time");
    const NO_DATE: NumberError = (PythonException::Value, "a date that does not exist");
    const NO_TIME: NumberError = (PythonException::Value, "a time that does not exist");
    const NO_ZONE: NumberError = (PythonException::Value, "an offset from UTC of a day or more");
    const DAY: i32 = 24 * 60;

    let written = read(text.strip_suffix('\n').unwrap_or(text)).ok_or(NO_TIMESTAMP)?;
    let date = Date::new(written.year, written.month, written.day).ok_or(NO_DATE)?;
    let Some(time) = written.time else {
        return Ok(Value::Date(date));
    };
    if time.zone.is_some_and(|minutes| minutes.abs() >= DAY) {
        return Err(NO_ZONE);
    }
    if time.hour > 23 || time.minute > 59 || time.second > 59 {
        return Err(NO_TIME);
    }
    Ok(Value::DateTime(DateTime {
        date,
        hour: time.hour,
        minute: time.minute,
        second: time.second,
        microsecond: time.microsecond,
        utc_offset: time.zone.map(|minutes| minutes * 60),
    }))
}

fn read(text: &str) -> Option<Written> {
    let mut rest = Rest(text.as_bytes());
    let [first, second] = [rest.two_digits()?, rest.two_digits()?];
    rest.take(b"-")?;
    let (month, month_digits) = rest.one_or_two_digits()?;
    rest.take(b"-")?;
    let (day, day_digits) = rest.one_or_two_digits()?;
    let time = if rest.0.is_empty() {
        None
    } else {
        Some(rest.time()?)
    };
    Some(Written {
        year: u16::from(first) * 100 + u16::from(second),
        month,
        day,
        time,
        is_canonical_date: month_digits == 2 && day_digits == 2,
    })
}

/// What is still to be read.
struct Rest<'t>(&'t [u8]);

impl Rest<'_> {
    /// Takes one of these bytes.
    fn take(&mut self, bytes: &[u8]) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        bytes.contains(&first).then(|| {
            self.0 = rest;
            first
        })
    }

    fn digit(&mut self) -> Option<u8> {
        self.take(b"0123456789").map(|byte| byte - b'0')
    }

    fn two_digits(&mut self) -> Option<u8> {
        Some(self.digit()? * 10 + self.digit()?)
    }

    /// The number, and of how many digits it is.
    fn one_or_two_digits(&mut self) -> Option<(u8, usize)> {
        let first = self.digit()?;
        Some(match self.digit() {
            Some(second) => (first * 10 + second, 2),
            None => (first, 1),
        })
    }

    fn skip_space(&mut self) -> bool {
        let mut skipped = false;
        while self.take(b" \t").is_some() {
            skipped = true;
        }
        skipped
    }

    fn time(&mut self) -> Option<Time> {
        if self.take(b"Tt").is_none() && !self.skip_space() {
            return None;
        }
        let (hour, _) = self.one_or_two_digits()?;
        self.take(b":")?;
        let minute = self.two_digits()?;
        self.take(b":")?;
        let second = self.two_digits()?;
        let mut microsecond = 0;
        if self.take(b".").is_some() {
            let mut scale = 100_000;
            while let Some(digit) = self.digit() {
                microsecond += scale * u32::from(digit);
                scale /= 10;
            }
        }
        let zone = if self.0.is_empty() {
            None
        } else {
            Some(self.zone()?)
        };
        Some(Time {
            hour,
            minute,
            second,
            microsecond,
            zone,
        })
    }

    /// The rest of the text as a zone.
    fn zone(&mut self) -> Option<i32> {
        self.skip_space();
        let minutes = match self.take(b"Z+-")? {
            b'Z' => 0,
            sign => {
                let (hours, _) = self.one_or_two_digits()?;
                let minutes = if self.take(b":").is_some() {
                    self.two_digits()?
                } else {
                    0
                };
                let minutes = i32::from(hours) * 60 + i32::from(minutes);
                if sign == b'-' { -minutes } else { minutes }
            }
        };
        self.0.is_empty().then_some(minutes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        match parse(text) {
            Ok(Value::Date(date)) => date.to_string(),
            Ok(Value::DateTime(time)) => time.to_string(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn dates_and_times_are_read() {
        assert_eq!(written("2001-12-14"), "2001-12-14");
        assert_eq!(
            written("2001-12-14t21:59:43.10-05:00"),
            "2001-12-14T21:59:43.100000-05:00"
        );
        assert_eq!(
            written("2001-1-4 \t1:59:43.12345678 Z"),
            "2001-01-04T01:59:43.123456+00:00"
        );
        assert_eq!(written("2001-12-14 21:59:43. +5"), "2001-12-14T21:59:43+05:00");
        assert_eq!(written("2001-12-14\n"), "2001-12-14");
    }

    #[test]
    fn only_full_forms_are_timestamps_without_a_tag() {
        for text in [
            "2001-12-14",
            "2001-1-4 1:59:43",
            "2001-12-14T21:59:43Z",
            "2001-99-99",
        ] {
            assert!(is_timestamp(text), "{text}");
        }
        for text in [
            "2001-1-4",
            "2001-12-14 ",
            "2001-12-14 1:2:3",
            "2001-12-14T21:59:43 z",
            "2001-12-14 21:59",
        ] {
            assert!(!is_timestamp(text), "{text}");
        }
    }

    #[test]
    fn what_does_not_exist_is_a_value_error() {
        for text in [
            "2001-13-01",
            "2001-02-29",
            "0000-01-01",
            "2001-01-01 24:00:00",
            "2001-01-01 00:00:00 +24:00",
        ] {
            let error = parse(text).expect_err(text);
            assert_eq!(error.0, PythonException::Value, "{text}");
        }
        assert_eq!(
            parse("yesterday").map_err(|error| error.0),
            Err(PythonException::Attribute)
        );
    }
}
