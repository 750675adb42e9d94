//! Where the page is from that a browser sends a request for.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};

use super::host::host_of;
use crate::problem::Refusal;

/// Proof that a request does not come from another page.
///
/// Browsers send `Origin` with every request that may change something, and newer ones `Sec-Fetch-Site` with all.
/// A cookie alone proves nothing: a page on another port of this machine counts as the same site, so that the
/// browser sends the cookie along.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SameOrigin;

impl SameOrigin {
    /// Checks a request's headers.
    pub(super) fn check(method: &Method, headers: &HeaderMap) -> Result<Self, Refusal> {
        let origin = headers
            .get(header::ORIGIN)
            .map(|value| value.to_str().unwrap_or_default());
        let site = headers
            .get("sec-fetch-site")
            .map(|value| value.to_str().unwrap_or_default());
        let own_origin = origin.map(|origin| is_own(origin, host_of(headers)));
        // `none`: the user typed the address.
        let own_site = site.map(|site| matches!(site, "same-origin" | "none"));
        let same = match (own_origin, own_site) {
            (Some(false), _) | (_, Some(false)) => false,
            (None, None) => method.is_safe(),
            _ => true,
        };
        if same { Ok(Self) } else { Err(Refusal::OtherOrigin) }
    }
}

/// Whether an origin is the one of a host; the scheme may differ, as behind a proxy.
fn is_own(origin: &str, host: &str) -> bool {
    let authority = origin
        .strip_prefix("http://")
        .or_else(|| origin.strip_prefix("https://"));
    !host.is_empty() && authority.is_some_and(|authority| authority.eq_ignore_ascii_case(host))
}

impl<S: Sync> FromRequestParts<S> for SameOrigin {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        Self::check(&parts.method, &parts.headers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(method: &Method, origin: Option<&str>, site: Option<&str>) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, "127.0.0.1:8090".parse().unwrap());
        if let Some(origin) = origin {
            headers.insert(header::ORIGIN, origin.parse().unwrap());
        }
        if let Some(site) = site {
            headers.insert("sec-fetch-site", site.parse().unwrap());
        }
        SameOrigin::check(method, &headers).is_ok()
    }

    #[test]
    fn our_own_page_may_do_everything() {
        assert!(taken(
            &Method::POST,
            Some("http://127.0.0.1:8090"),
            Some("same-origin")
        ));
        assert!(taken(&Method::POST, Some("http://127.0.0.1:8090"), None));
        assert!(taken(&Method::GET, None, Some("same-origin")));
        assert!(taken(&Method::GET, None, Some("none")));
    }

    #[test]
    fn other_pages_may_do_nothing() {
        assert!(!taken(
            &Method::POST,
            Some("https://evil.example"),
            Some("cross-site")
        ));
        assert!(!taken(
            &Method::POST,
            Some("http://127.0.0.1:3000"),
            Some("same-site")
        ));
        assert!(!taken(&Method::GET, None, Some("same-site")));
        assert!(!taken(
            &Method::GET,
            Some("http://127.0.0.1:8090.evil.example"),
            None
        ));
        assert!(!taken(&Method::POST, Some("null"), None));
    }

    #[test]
    fn a_change_needs_a_word_about_where_it_comes_from() {
        assert!(!taken(&Method::DELETE, None, None));
        assert!(taken(&Method::GET, None, None));
    }
}
