//! Moments, in the forms that managers write.

use std::fmt;
use std::str::FromStr;

use jiff::civil::DateTime;
use jiff::fmt::rfc2822;
use jiff::fmt::temporal::Pieces;
use jiff::tz::{Offset, TimeZone};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A moment, to the microsecond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(jiff::Timestamp);

impl Timestamp {
    /// The moment so many milliseconds after 1970-01-01 00:00 UTC, as JavaScript's `Date.now()` counts; a moment
    /// beyond the years that can be written is the nearest one that can.
    pub fn from_unix_millis(millis: i64) -> Self {
        let nearest = if millis < 0 {
            jiff::Timestamp::MIN
        } else {
            jiff::Timestamp::MAX
        };
        Self(jiff::Timestamp::from_millisecond(millis).unwrap_or(nearest))
    }

    /// Milliseconds since 1970-01-01 00:00 UTC.
    pub fn unix_millis(self) -> i64 {
        self.0.as_millisecond()
    }

    /// Seconds from `earlier` to this moment; negative when this moment is before it.
    pub fn seconds_since(self, earlier: Self) -> i64 {
        self.0.as_second() - earlier.0.as_second()
    }
}

impl fmt::Display for Timestamp {
    /// As RFC 3339 has it, in UTC, with microseconds: `2026-11-21T17:32:10.431861+00:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.strftime("%Y-%m-%dT%H:%M:%S%.6f+00:00"))
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

    /// Reads `2026-11-21 17:32:10.431861+00:00` (up to 25.5), RFC 3339 (later), both without an offset (then UTC),
    /// and the form of the HTTP header `Date`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Written::read(text).map(|written| written.moment)
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
    /// Reads what [`Timestamp`]'s `from_str` reads.
    pub(crate) fn read(text: &str) -> Result<Self, ParseTimestampError> {
        let (civil, offset) =
            read_iso(text)
                .or_else(|| read_http(text))
                .ok_or_else(|| ParseTimestampError {
                    text: text.to_owned(),
                })?;
        let moment = offset.to_timestamp(civil).map_err(|_| ParseTimestampError {
            text: text.to_owned(),
        })?;
        Ok(Self {
            moment: Timestamp(moment),
            day: civil.strftime("%Y%m%d").to_string(),
        })
    }
}

fn read_iso(text: &str) -> Option<(DateTime, Offset)> {
    let pieces = Pieces::parse(text.trim()).ok()?;
    let civil = pieces.date().to_datetime(pieces.time()?);
    Some((civil, pieces.to_numeric_offset().unwrap_or(Offset::UTC)))
}

fn read_http(text: &str) -> Option<(DateTime, Offset)> {
    let zoned = rfc2822::parse(text.trim()).ok()?;
    let timestamp = zoned.timestamp();
    let offset = zoned.offset();
    Some((timestamp.to_zoned(TimeZone::fixed(offset)).datetime(), offset))
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
        let http: Timestamp = "Sat, 21 Nov 2026 17:32:10 GMT".parse().unwrap();
        assert_eq!(http.to_string(), "2026-11-21T17:32:10.000000+00:00");
    }

    #[test]
    fn the_day_is_the_one_written_not_the_one_in_utc() {
        let written = Written::read("2026-11-22T02:32:10+09:00").unwrap();
        assert_eq!(written.day, "20261122");
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in ["", "yesterday", "2026-13-01T00:00:00Z", "2026-11-21"] {
            assert!(text.parse::<Timestamp>().is_err(), "{text}");
        }
    }
}
