//! Moments, in the forms that managers write.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use time::format_description::well_known::{Rfc2822, Rfc3339};
use time::{OffsetDateTime, PrimitiveDateTime, UtcOffset};

/// A moment, to the microsecond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(OffsetDateTime);

/// Nanoseconds of a millisecond.
const NANOS_PER_MILLI: i128 = 1_000_000;

impl Timestamp {
    /// A moment that may be written in another offset; none where that is beyond the years that can be written.
    fn utc(written: OffsetDateTime) -> Option<Self> {
        written.checked_to_offset(UtcOffset::UTC).map(Self)
    }

    /// The moment so many milliseconds after 1970-01-01 00:00 UTC, as JavaScript's `Date.now()` counts; a moment
    /// beyond the years that can be written is the nearest one that can.
    pub fn from_unix_millis(millis: i64) -> Self {
        let nearest = if millis < 0 {
            PrimitiveDateTime::MIN
        } else {
            PrimitiveDateTime::MAX
        };
        let moment = OffsetDateTime::from_unix_timestamp_nanos(i128::from(millis) * NANOS_PER_MILLI);
        Self(moment.unwrap_or_else(|_| nearest.assume_utc()))
    }

    /// Reads the HTTP header `Date`.
    ///
    /// ```
    /// use sesstpl_manager_api::Timestamp;
    ///
    /// let moment = Timestamp::from_date_header("Sat, 21 Nov 2026 17:32:10 GMT");
    /// assert_eq!(moment, "2026-11-21T17:32:10Z".parse().ok());
    /// ```
    pub fn from_date_header(text: &str) -> Option<Self> {
        Written::read(text).ok().map(|written| written.moment)
    }

    /// Milliseconds since 1970-01-01 00:00 UTC.
    pub fn unix_millis(self) -> i64 {
        self.0.unix_timestamp() * 1000 + i64::from(self.0.millisecond())
    }

    /// Seconds from `earlier` to this moment; negative when this moment is before it.
    pub fn seconds_since(self, earlier: Self) -> i64 {
        self.0.unix_timestamp() - earlier.0.unix_timestamp()
    }
}

impl fmt::Display for Timestamp {
    /// As RFC 3339 has it, in UTC, with microseconds: `2026-11-21T17:32:10.431861+00:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.0.to_calendar_date();
        let (hour, minute, second, micros) = self.0.to_hms_micro();
        let month = u8::from(month);
        write!(
            f,
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{micros:06}+00:00"
        )
    }
}

/// A text that is no moment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is no date and time; they are written like 2026-11-21T17:32:10+00:00")]
pub struct ParseTimestampError {
    text: String,
}

impl FromStr for Timestamp {
    type Err = ParseTimestampError;

    /// Reads `2026-11-21 17:32:10.431861+00:00` (up to 25.5) and RFC 3339 (later), both also without an offset,
    /// which means UTC.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        read_iso(text)
            .and_then(Self::utc)
            .ok_or_else(|| ParseTimestampError {
                text: text.to_owned(),
            })
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

/// A moment and the calendar day it was written with.
pub(crate) struct Written {
    /// The moment.
    pub(crate) moment: Timestamp,
    /// The day in the offset of the text, as `20261121`.
    pub(crate) day: String,
}

impl Written {
    /// Reads what [`Timestamp`]'s `from_str` reads, and the form of the HTTP header `Date`.
    pub(crate) fn read(text: &str) -> Result<Self, ParseTimestampError> {
        let error = || ParseTimestampError {
            text: text.to_owned(),
        };
        let written = read_iso(text)
            .or_else(|| OffsetDateTime::parse(text.trim(), &Rfc2822).ok())
            .ok_or_else(error)?;
        let (year, month, day) = written.to_calendar_date();
        Ok(Self {
            moment: Timestamp::utc(written).ok_or_else(error)?,
            day: format!("{year:04}{:02}{day:02}", u8::from(month)),
        })
    }
}

/// Reads a date and time that are parted by `T` or a space, with or without an offset.
fn read_iso(text: &str) -> Option<OffsetDateTime> {
    const DATE: usize = "2026-11-21".len();
    let text = text.trim();
    let (date, time) = (text.get(..DATE)?, text.get(DATE + 1..)?);
    let has_offset = time.contains(['Z', 'z', '+', '-']);
    let offset = if has_offset { "" } else { "Z" };
    let is_parted = matches!(text.as_bytes().get(DATE), Some(b'T' | b't' | b' '));
    let text = is_parted.then(|| format!("{date}T{time}{offset}"))?;
    OffsetDateTime::parse(&text, &Rfc3339).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_forms_that_managers_and_browsers_write_are_read() {
        let forms = [
            "2026-11-21 17:32:10.431861+00:00",
            "2026-11-21T17:32:10.431861+00:00",
            "2026-11-21T17:32:10.431861Z",
            "2026-11-21T17:32:10.431861",
            "2026-11-22T02:32:10.431861+09:00",
        ];
        for form in forms {
            let moment: Timestamp = form.parse().unwrap();
            assert_eq!(moment.to_string(), "2026-11-21T17:32:10.431861+00:00", "{form}");
        }
    }

    #[test]
    fn the_date_header_is_read_in_its_own_form_too() {
        let written = Written::read("Sat, 21 Nov 2026 17:32:10 GMT").unwrap();
        assert_eq!(written.moment.to_string(), "2026-11-21T17:32:10.000000+00:00");
        assert_eq!(written.day, "20261121");
    }

    #[test]
    fn milliseconds_are_kept_and_moments_beyond_the_years_are_the_nearest() {
        for millis in [0, -1, 1_795_282_330_431] {
            assert_eq!(Timestamp::from_unix_millis(millis).unix_millis(), millis);
        }
        assert!(
            Timestamp::from_unix_millis(i64::MAX)
                .to_string()
                .starts_with("9999-12-31T23:59:59")
        );
    }

    #[test]
    fn the_day_is_the_one_written_not_the_one_in_utc() {
        let written = Written::read("2026-11-22T02:32:10+09:00").unwrap();
        assert_eq!(written.day, "20261122");
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in [
            "9999-12-31T23:59:59-01:00",
            "",
            "yesterday",
            "2026-13-01T00:00:00Z",
            "2026-11-21",
            "2026-11-21Té",
            "2026-11-21x00:00:00Z",
        ] {
            assert!(text.parse::<Timestamp>().is_err(), "{text}");
        }
    }
}
