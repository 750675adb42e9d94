//! The cookie that keeps a browser logged in.
//!
//! Cookies do not tell ports apart, so its name holds the installation's id: two servers on one machine do not
//! overwrite each other's.

use axum::http::{HeaderMap, header};
use uuid::Uuid;

use crate::random;

/// How long a login lasts, in seconds: 30 days.
pub(crate) const LOGIN_LIFETIME: i64 = 30 * 24 * 60 * 60;

fn name(instance: Uuid) -> String {
    format!("sesstpl-{}", instance.simple())
}

/// The `Set-Cookie` of a login.
pub(crate) fn set(instance: Uuid, secret: &str, is_encrypted: bool) -> String {
    let secure = if is_encrypted { "; Secure" } else { "" };
    let name = name(instance);
    format!("{name}={secret}; Path=/; HttpOnly; SameSite=Strict; Max-Age={LOGIN_LIFETIME}{secure}")
}

/// The `Set-Cookie` that ends a login.
pub(crate) fn cleared(instance: Uuid) -> String {
    format!(
        "{}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0",
        name(instance)
    )
}

/// The digest of the login that a request's cookies hold, if any.
pub(crate) fn login_digest(headers: &HeaderMap, instance: Uuid) -> Option<[u8; 32]> {
    let name = name(instance);
    headers
        .get_all(header::COOKIE)
        .into_iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, secret)| random::digest(secret))
}
