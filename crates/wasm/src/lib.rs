//! The checker for JavaScript: what the npm package `sesstpl` calls.
//!
//! Each export takes and returns plain values. The package's own JavaScript (`npm/`) checks the arguments' types
//! before it calls, so that what arrives here is text.

mod error;
mod report;

use sesstpl::{CheckOptions, Encoding, Release};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::error::Error;

/// Checks every template in a text against a manager release, the newest unless one is given.
///
/// Returns the npm package's `Report`, with positions in UTF-16 units.
///
/// # Errors
///
/// A JavaScript `Error` with the property `code`: `unknown-release`, or `internal` where the report cannot be
/// handed over.
#[wasm_bindgen]
pub fn check(text: &str, release: Option<String>) -> Result<JsValue, JsValue> {
    let release = release.map_or(Ok(Release::LATEST), |name| {
        name.parse().map_err(Error::UnknownRelease)
    })?;
    let report = sesstpl::check(text, &CheckOptions { release });
    let data = sesstpl_report::describe(&report, text, Encoding::Utf16, report::StoredValue);
    Ok(report::to_js(&data)?)
}

/// Every manager release that is known exactly, oldest first.
#[wasm_bindgen]
pub fn releases() -> Vec<String> {
    Release::all().map(|release| release.to_string()).collect()
}

/// The package's version.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
