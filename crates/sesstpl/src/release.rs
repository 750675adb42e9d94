//! Manager releases.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// A release of the manager that this crate knows exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Release(u8);

/// Year, month and patch of every known release, oldest first.
const KNOWN: [(u16, u16, u16); 14] = [
    (20, 3, 19),
    (20, 9, 20),
    (21, 3, 32),
    (21, 9, 9),
    (22, 3, 3),
    (22, 9, 23),
    (23, 3, 12),
    (23, 9, 10),
    (24, 3, 11),
    (24, 9, 14),
    (25, 5, 2),
    (25, 19, 2),
    (26, 4, 16),
    (26, 9, 6),
];

impl Release {
    /// The newest release.
    pub const LATEST: Self = Self(13);

    /// All releases, oldest first.
    pub fn all() -> impl DoubleEndedIterator<Item = Self> {
        (0..=Self::LATEST.0).map(Self)
    }

    /// Whether this release is of the series `year.month` or newer.
    pub fn since(self, year: u16, month: u16) -> bool {
        let (own_year, own_month, _) = self.version();
        (own_year, own_month) >= (year, month)
    }

    /// Year, month and patch.
    pub fn version(self) -> (u16, u16, u16) {
        KNOWN[usize::from(self.0)]
    }
}

impl Default for Release {
    fn default() -> Self {
        Self::LATEST
    }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, patch) = self.version();
        write!(f, "{year}.{month}.{patch}")
    }
}

impl Serialize for Release {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
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
            .find(|release| {
                let (own_year, own_month, _) = release.version();
                (own_year, own_month) <= (year, month)
            })
            .ok_or_else(error)
    }
}
