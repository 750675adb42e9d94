//! What `PyYAML` constructs.

use std::fmt;

use crate::{Int, NodeId, Tag, Text};

/// The Python object that `safe_load` makes of a node.
///
/// Collections name the nodes of their items; two mentions of one anchored node are one [`NodeId`].
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `None`.
    Null,
    /// `True` or `False`.
    Bool(bool),
    /// An `int`.
    Int(Int),
    /// A `float`.
    Float(f64),
    /// A `str`.
    Str(Text),
    /// `bytes`, from `!!binary`.
    Bytes(Vec<u8>),
    /// A `datetime.date`.
    Date(Date),
    /// A `datetime.datetime`.
    DateTime(DateTime),
    /// A `list`.
    List(Vec<NodeId>),
    /// A `dict` in insertion order: merge keys resolved, of equal keys the first key with the last value.
    Dict(Vec<(NodeId, NodeId)>),
    /// A `set`, from `!!set`: no two equal, in order of first appearance.
    Set(Vec<NodeId>),
    /// A `list` of pairs, from `!!omap` and `!!pairs`.
    Pairs(Vec<(NodeId, NodeId)>),
}

impl Value {
    /// The tag whose values are of this kind.
    pub fn tag(&self) -> Tag {
        match self {
            Self::Null => Tag::Null,
            Self::Bool(_) => Tag::Bool,
            Self::Int(_) => Tag::Int,
            Self::Float(_) => Tag::Float,
            Self::Str(_) => Tag::Str,
            Self::Bytes(_) => Tag::Binary,
            Self::Date(_) | Self::DateTime(_) => Tag::Timestamp,
            Self::List(_) => Tag::Seq,
            Self::Dict(_) => Tag::Map,
            Self::Set(_) => Tag::Set,
            Self::Pairs(_) => Tag::Pairs,
        }
    }
}

/// A calendar date that exists, years 1 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    /// 1 to 9999.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// A date with a time of day, and the offset from UTC where one was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateTime {
    /// The day.
    pub date: Date,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59.
    pub second: u8,
    /// 0 to 999 999.
    pub microsecond: u32,
    /// Seconds east of UTC; `None` for a time without zone.
    pub utc_offset: Option<i32>,
}

impl Date {
    /// The date, if there is such a day in the years 1 to 9999.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let last = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if is_leap(year) => 29,
            2 => 28,
            _ => return None,
        };
        let exists = (1..=9999).contains(&year) && (1..=last).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// Days since the first of January of the year 1.
    pub(crate) fn ordinal(self) -> i64 {
        const BEFORE_MONTH: [i64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
        let years = i64::from(self.year) - 1;
        let leap_day = self.month > 2 && is_leap(self.year);
        let before_month = BEFORE_MONTH
            .get(usize::from(self.month) - 1)
            .copied()
            .unwrap_or_default();
        years * 365 + years / 4 - years / 100
            + years / 400
            + before_month
            + i64::from(leap_day)
            + i64::from(self.day)
            - 1
    }
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

/// Writes it as `date.isoformat()` does.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl DateTime {
    /// Microseconds since the first of January of the year 1, in UTC where there is an offset.
    pub(crate) fn instant(&self) -> i64 {
        let hours = self.date.ordinal() * 24 + i64::from(self.hour);
        let seconds = (hours * 60 + i64::from(self.minute)) * 60 + i64::from(self.second);
        let utc = seconds - i64::from(self.utc_offset.unwrap_or_default());
        utc * 1_000_000 + i64::from(self.microsecond)
    }
}

/// Writes it as `datetime.isoformat()` does: `2001-12-14T21:59:43.100000-05:00`.
impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}T{:02}:{:02}:{:02}",
            self.date, self.hour, self.minute, self.second
        )?;
        if self.microsecond != 0 {
            write!(f, ".{:06}", self.microsecond)?;
        }
        if let Some(offset) = self.utc_offset {
            let sign = if offset < 0 { '-' } else { '+' };
            let minutes = offset.unsigned_abs() / 60;
            write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: u8, utc_offset: Option<i32>) -> DateTime {
        let date = Date::new(2001, 12, 14).unwrap();
        DateTime {
            date,
            hour,
            minute: 59,
            second: 3,
            microsecond: 0,
            utc_offset,
        }
    }

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        assert!(Date::new(2000, 2, 29).is_some());
        for (year, month, day) in [
            (1900, 2, 29),
            (0, 1, 1),
            (2001, 0, 1),
            (2001, 13, 1),
            (2001, 4, 31),
            (2001, 1, 0),
        ] {
            assert_eq!(Date::new(year, month, day), None, "{year}-{month}-{day}");
        }
    }

    #[test]
    fn days_are_counted_from_the_year_one() {
        assert_eq!(Date::new(1, 1, 1).unwrap().ordinal(), 0);
        assert_eq!(Date::new(1970, 1, 1).unwrap().ordinal(), 719_162);
        assert_eq!(
            Date::new(2000, 3, 1).unwrap().ordinal() - Date::new(2000, 2, 28).unwrap().ordinal(),
            2
        );
    }

    #[test]
    fn times_are_written_as_python_writes_them() {
        assert_eq!(at(21, None).to_string(), "2001-12-14T21:59:03");
        assert_eq!(at(21, Some(0)).to_string(), "2001-12-14T21:59:03+00:00");
        assert_eq!(
            at(21, Some(-5 * 3600 - 1800)).to_string(),
            "2001-12-14T21:59:03-05:30"
        );
        let precise = DateTime {
            microsecond: 1_000,
            ..at(21, None)
        };
        assert_eq!(precise.to_string(), "2001-12-14T21:59:03.001000");
    }

    #[test]
    fn an_instant_does_not_depend_on_the_offset() {
        assert_eq!(at(21, Some(3600)).instant(), at(20, Some(0)).instant());
    }
}
