//! Manager releases.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// A release of the manager that this crate knows exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Release {
    series: Series,
    patch: u16,
    /// As managers write it; nearly every message has it.
    name: &'static str,
}

/// A series of releases, as `25.19`: what a template may hold changes between series only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Series {
    /// Year of the century.
    pub year: u16,
    /// Month of the year, from 1; beyond 12 where a year had more releases.
    pub month: u16,
}

impl Series {
    /// The first series that knew templates in the form they have today.
    pub const FIRST: Self = Self::new(20, 3);

    /// The series of a year and month.
    pub const fn new(year: u16, month: u16) -> Self {
        Self { year, month }
    }
}

impl fmt::Display for Series {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.year, self.month)
    }
}

/// Every known release, oldest first.
const KNOWN: [Release; 14] = [
    Release::new(20, 3, 19, "20.3.19"),
    Release::new(20, 9, 20, "20.9.20"),
    Release::new(21, 3, 32, "21.3.32"),
    Release::new(21, 9, 9, "21.9.9"),
    Release::new(22, 3, 3, "22.3.3"),
    Release::new(22, 9, 23, "22.9.23"),
    Release::new(23, 3, 12, "23.3.12"),
    Release::new(23, 9, 10, "23.9.10"),
    Release::new(24, 3, 11, "24.3.11"),
    Release::new(24, 9, 14, "24.9.14"),
    Release::new(25, 5, 2, "25.5.2"),
    Release::new(25, 19, 2, "25.19.2"),
    Release::new(26, 4, 16, "26.4.16"),
    Release::new(26, 9, 6, "26.9.6"),
];

impl Release {
    /// The newest release.
    pub const LATEST: Self = KNOWN[KNOWN.len() - 1];

    const fn new(year: u16, month: u16, patch: u16, name: &'static str) -> Self {
        Self {
            series: Series::new(year, month),
            patch,
            name,
        }
    }

    /// Year, month and patch with points between them.
    pub const fn as_str(self) -> &'static str {
        self.name
    }

    /// All releases, oldest first.
    pub fn all() -> impl DoubleEndedIterator<Item = Self> {
        KNOWN.into_iter()
    }

    /// Whether this release is of the series `year.month` or newer.
    pub fn since(self, year: u16, month: u16) -> bool {
        self.series >= Series::new(year, month)
    }

    /// The series this release belongs to.
    pub fn series(self) -> Series {
        self.series
    }

    /// Year, month and patch.
    pub fn version(self) -> (u16, u16, u16) {
        (self.series.year, self.series.month, self.patch)
    }
}

impl Default for Release {
    fn default() -> Self {
        Self::LATEST
    }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl Serialize for Release {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name)
    }
}

/// A text that names no release.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{text}` is no manager release; releases are written like 26.9.6 or 23.09.10, the oldest known is 20.3.19"
)]
pub struct ParseReleaseError {
    text: String,
}

impl FromStr for Release {
    type Err = ParseReleaseError;

    /// The known release whose check a manager of the written version runs: `26.9.6`, `23.09.10`, `24.3`, `25.15.0`.
    ///
    /// What a template may hold changes between series (`year.month`), so patches and suffixes do not count; a
    /// series that is not known behaves as the newest known one before it.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || ParseReleaseError {
            text: text.to_owned(),
        };
        let mut numbers = text
            .trim()
            .trim_start_matches('v')
            .split('.')
            .map(|part| part.parse::<u16>().ok());
        let year = numbers.next().flatten().ok_or_else(error)?;
        let month = numbers.next().flatten().ok_or_else(error)?;
        Self::all()
            .rev()
            .find(|release| release.series <= Series::new(year, month))
            .ok_or_else(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> String {
        text.parse::<Release>().unwrap().to_string()
    }

    #[test]
    fn releases_stand_in_order() {
        assert!(Release::all().is_sorted());
        assert_eq!(Release::all().next_back(), Some(Release::LATEST));
    }

    #[test]
    fn a_release_is_called_by_its_numbers() {
        for release in Release::all() {
            let (year, month, patch) = release.version();
            assert_eq!(release.as_str(), format!("{year}.{month}.{patch}"));
        }
    }

    #[test]
    fn a_version_is_read_as_managers_write_it() {
        assert_eq!(named("26.9.6"), "26.9.6");
        assert_eq!(named("23.09.10"), "23.9.10");
        assert_eq!(named("v22.09"), "22.9.23");
    }

    #[test]
    fn an_unknown_series_behaves_as_the_one_before() {
        assert_eq!(named("25.15.3"), "25.5.2");
        assert_eq!(named("99.1.0"), "26.9.6");
    }

    #[test]
    fn a_version_before_the_first_is_no_release() {
        assert!("19.9.1".parse::<Release>().is_err());
        assert!("latest".parse::<Release>().is_err());
    }
}
