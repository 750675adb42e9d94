//! Reading answers.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::de::DeserializeOwned;

use crate::{ApiError, Response};

/// Reads a successful answer's JSON.
pub(super) fn json<T: DeserializeOwned>(response: &Response) -> Result<T, ApiError> {
    success(response)?;
    serde_json::from_str(&response.body).map_err(|error| match response.content_type.as_deref() {
        Some(form) if form.contains("json") => ApiError::unreadable(response, &error),
        _ => ApiError::unexpected(response),
    })
}

/// Reads an answer of which only the status counts.
pub(super) fn success(response: &Response) -> Result<(), ApiError> {
    if response.is_success() {
        Ok(())
    } else {
        Err(ApiError::read(response))
    }
}

/// What may stand in a path segment or a query value as it is.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// A text as one path segment or query value.
pub(super) fn encoded(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}
