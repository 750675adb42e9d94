//! Failures as JavaScript sees them.

use sesstpl::{ParseReleaseError, Release};
use wasm_bindgen::JsValue;

/// Why a call failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// The release asked for is none.
    #[error("{0}; known releases: {known}", known = known_releases())]
    UnknownRelease(ParseReleaseError),
    /// The report could not be turned into JavaScript values.
    #[error("the report cannot be handed to JavaScript: {0}")]
    Conversion(serde_wasm_bindgen::Error),
}

impl Error {
    /// The name that programs tell failures apart by.
    fn code(&self) -> &'static str {
        match self {
            Self::UnknownRelease(_) => "unknown-release",
            Self::Conversion(_) => "internal",
        }
    }
}

impl From<Error> for JsValue {
    /// An `Error` with the property `code`.
    fn from(error: Error) -> Self {
        let value: Self = js_sys::Error::new(&error.to_string()).into();
        // Setting a property of a fresh object does not fail.
        let _ = js_sys::Reflect::set(&value, &"code".into(), &error.code().into());
        value
    }
}

fn known_releases() -> String {
    Release::all()
        .map(|release| release.to_string())
        .collect::<Vec<_>>()
        .join(", ")
}
