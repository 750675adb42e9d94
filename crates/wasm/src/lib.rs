//! The core for JavaScript: what the npm package `sesstpl` calls.
//!
//! One export takes and returns text, so that the JavaScript around it stays small and the module can be started anew.
//! The package's own JavaScript (`npm/`) checks the arguments' types before it calls and reads the answer.

mod calls;
mod error;
mod options;
mod shapes;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::options::Options;

/// Answers the call with a name about a text. `options` is a JSON object, or nothing; the answer is JSON.
///
/// # Errors
///
/// A JSON object with `code` and `message`, as the package's `SesstplError` has them.
#[wasm_bindgen]
pub fn call(name: &str, text: &str, options: &str) -> Result<String, String> {
    Options::read(options)
        .and_then(|options| calls::answer(name, text, &options))
        .map_err(|error| error.to_json())
}
