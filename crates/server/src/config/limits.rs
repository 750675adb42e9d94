//! How many and how slow connections may be.

use std::time::Duration;

use serde::Deserialize;

use super::agent::seconds;

/// How many and how slow connections may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Limits {
    /// How many at once; more wait.
    pub(crate) connections: usize,
    /// How long a client may take for the headers of a request, or between two; in the file, seconds.
    #[serde(deserialize_with = "seconds")]
    pub(crate) header_timeout: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 1000,
            header_timeout: Duration::from_secs(30),
        }
    }
}
