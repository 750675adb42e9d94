//! Versions as HTTP has them: `ETag`, `If-Match`, `If-None-Match`.

use axum::http::{HeaderMap, HeaderName, header};

use crate::problem::Refusal;

/// The header that tells a template's version: `"3"`.
pub(super) fn etag(version: i64) -> [(HeaderName, String); 1] {
    [(header::ETAG, format!("\"{version}\""))]
}

/// The version that a change expects: what `If-Match` says, none without it or when it says that any will do.
pub(super) fn expected(headers: &HeaderMap) -> Result<Option<i64>, Refusal> {
    let Some(value) = headers.get(header::IF_MATCH) else {
        return Ok(None);
    };
    let text = value.to_str().unwrap_or_default().trim();
    if text == "*" {
        return Ok(None);
    }
    version(text).map(Some).ok_or_else(|| {
        Refusal::Parameters(format!(
            "If-Match must be one version as `ETag` tells it, such as \"3\" with its quotation marks, not {text}"
        ))
    })
}

/// Whether `If-None-Match` names this version.
pub(super) fn is_known(headers: &HeaderMap, current: i64) -> bool {
    let values = headers.get_all(header::IF_NONE_MATCH).into_iter();
    values
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|tag| tag.trim() == "*" || version(tag.trim().trim_start_matches("W/")) == Some(current))
}

fn version(tag: &str) -> Option<i64> {
    tag.strip_prefix('"')?.strip_suffix('"')?.parse().ok()
}
