//! How long browsers may keep files.

use axum::http::HeaderValue;

/// For files whose name changes with their content.
const KEEP: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// For all others: keep, but ask each time whether it is still the same.
pub(super) const CHECK_ALWAYS: HeaderValue = HeaderValue::from_static("no-cache");

/// The shortest run of hexadecimal digits that is taken for a hash of the content; Trunk writes 13 to 16.
const SHORTEST_HASH: usize = 12;

/// The caching of a file by its path.
pub(super) fn of(path: &str) -> HeaderValue {
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_hash = |part: &str| {
        part.len() >= SHORTEST_HASH
            && part.bytes().all(|byte| byte.is_ascii_hexdigit())
            && part.bytes().any(|byte| byte.is_ascii_digit())
    };
    if name.split(['-', '_', '.']).any(is_hash) {
        KEEP
    } else {
        CHECK_ALWAYS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_with_a_hash_in_their_name_are_kept() {
        for path in [
            "/sesstpl-web-3f2a9c0d11e8b7a6_bg.wasm",
            "/sesstpl-web-3f2a9c0d11e8b7a6.js",
            "/a/style-0123456789abcdef.css",
        ] {
            assert_eq!(of(path), KEEP, "{path}");
        }
    }

    #[test]
    fn other_files_are_asked_about_each_time() {
        for path in [
            "/",
            "/favicon.svg",
            "/codemirror.js",
            "/0123456789abcdef/editor.js",
            "/defaced-facade.js",
        ] {
            assert_eq!(of(path), CHECK_ALWAYS, "{path}");
        }
    }
}
