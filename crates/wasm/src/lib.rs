//! The core for JavaScript: what the npm package `sesstpl` calls.
//!
//! Two exports take and return text, so that the JavaScript around them stays small and the module can be started anew.
//! The package's own JavaScript (`npm/`) checks the arguments' types before it calls and reads the answer.

mod calls;
mod error;
mod options;
mod shapes;

use std::borrow::Cow;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::error::Error;
use crate::options::Options;

/// Answers the call with a name about a text. `options` is a JSON object, or nothing; the answer is JSON.
///
/// # Errors
///
/// A JSON object with `code` and `message`, as the package's `SesstplError` has them.
#[wasm_bindgen]
pub fn call(name: &str, text: &str, options: &str) -> Result<String, String> {
    with_options(options, |options| calls::answer(name, text, options))
}

/// Checks a text in UTF-8, as JavaScript encodes one fastest. The answer is JSON: one flat list, as `npm/report.js` reads
/// it.
///
/// # Errors
///
/// As of [`call`].
#[wasm_bindgen]
pub fn check(text: &[u8], options: &str) -> Result<String, String> {
    // What JavaScript encodes is always UTF-8, which this finds out faster.
    let text = str::from_utf8(text).map_or_else(|_| String::from_utf8_lossy(text), Cow::Borrowed);
    with_options(options, |options| calls::check(&text, options))
}

fn with_options(
    options: &str,
    answer: impl FnOnce(&Options) -> Result<String, Error>,
) -> Result<String, String> {
    Options::read(options)
        .and_then(|options| answer(&options))
        .map_err(|error| error.to_json())
}
