//! The Content-Security-Policy of the editor's page.

use axum::http::HeaderValue;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};

/// The policy that lets a page run its own scripts and nothing else.
///
/// Scripts written into the page, such as the one that starts the WebAssembly, are allowed by their hash. Styles may
/// stand in the page because the text editor makes them as it runs. The page may connect to any manager.
pub(super) fn of(html: &str) -> HeaderValue {
    let mut scripts = String::from("script-src 'self' 'wasm-unsafe-eval'");
    for script in inline_scripts(html) {
        scripts.push_str(" 'sha256-");
        scripts.push_str(&BASE64_STANDARD.encode(Sha256::digest(script.as_bytes())));
        scripts.push('\'');
    }
    let policy = format!(
        "default-src 'self'; {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
         font-src 'self' data:; connect-src 'self' http: https:; object-src 'none'; base-uri 'none'; \
         form-action 'self'; frame-ancestors 'none'"
    );
    // Keywords and base64 are visible ASCII, which a header can hold.
    HeaderValue::from_str(&policy).unwrap_or_else(|_| HeaderValue::from_static("default-src 'none'"))
}

/// The contents of the page's scripts that are not files. The page is our own build's, so plain reading will do: no
/// `<script` stands in a comment or a text.
fn inline_scripts(html: &str) -> impl Iterator<Item = &str> {
    html.split("<script").skip(1).filter_map(|piece| {
        let (attributes, rest) = piece.split_once('>')?;
        let (content, _) = rest.split_once("</script")?;
        let is_file = attributes
            .split_whitespace()
            .any(|attribute| attribute.starts_with("src="));
        (!is_file && !content.is_empty()).then_some(content)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_in_the_page_are_allowed_by_their_hash() {
        let html = r#"<head><script src="/a.js"></script><script type="module">alert(1)</script></head>"#;
        assert_eq!(inline_scripts(html).collect::<Vec<_>>(), ["alert(1)"]);
        // printf 'alert(1)' | openssl dgst -sha256 -binary | base64
        let expected =
            "script-src 'self' 'wasm-unsafe-eval' 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=';";
        let policy = of(html);
        assert!(policy.to_str().unwrap().contains(expected), "{policy:?}");
    }

    #[test]
    fn a_page_without_scripts_allows_only_files() {
        assert!(
            of("<p>")
                .to_str()
                .unwrap()
                .contains("script-src 'self' 'wasm-unsafe-eval';")
        );
    }
}
