//! Failures as JavaScript sees them.

use serde_json::json;
use sesstpl::{ParseReleaseError, Release};

/// Why a call failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// The release asked for is none.
    #[error("{0}; known releases: {known}", known = known_releases())]
    UnknownRelease(#[from] ParseReleaseError),
    /// An option is not what it must be.
    #[error("`{name}` must be {wanted}")]
    InvalidOption {
        /// The option, as `options.path[0]`.
        name: String,
        /// What it must be.
        wanted: &'static str,
    },
    /// The package's JavaScript and this module do not fit together.
    #[error(
        "the WebAssembly module has no call `{0}`; it is of another version than the JavaScript around it"
    )]
    UnknownCall(String),
    /// An answer cannot be written as JSON.
    #[error("values cannot be handed over as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

impl Error {
    /// What is thrown.
    pub(crate) fn to_json(&self) -> String {
        let code = match self {
            Self::UnknownRelease(_) => "unknown-release",
            Self::InvalidOption { .. } => "invalid-argument",
            Self::UnknownCall(_) | Self::Json(_) => "internal",
        };
        json!({"code": code, "message": self.to_string()}).to_string()
    }
}

fn known_releases() -> String {
    let names: Vec<String> = Release::all().map(|release| release.to_string()).collect();
    names.join(", ")
}
