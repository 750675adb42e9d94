//! The host that a request is addressed to.
//!
//! A page anywhere can make a name of its own point to this machine and then read our answers as its own (DNS
//! rebinding). So a server that only this machine reaches answers to this machine's names only.

use std::net::IpAddr;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::problem::Refusal;
use crate::state::AppState;

/// The names that this server goes by.
#[derive(Debug)]
pub(crate) struct HostNames {
    /// None: any.
    names: Option<Vec<String>>,
}

impl HostNames {
    /// The names of a server that listens on an address: on a loopback address this machine's own and the allowed
    /// ones; on others the allowed ones, or any when there are none.
    pub(crate) fn new(address: IpAddr, allowed: &[String]) -> Self {
        if allowed.is_empty() && !address.is_loopback() {
            return Self { names: None };
        }
        let own = ["localhost".to_owned(), "127.0.0.1".to_owned(), "[::1]".to_owned()];
        let bound = match address {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => format!("[{address}]"),
        };
        let allowed = allowed.iter().map(|name| name.to_ascii_lowercase());
        Self {
            names: Some(own.into_iter().chain([bound]).chain(allowed).collect()),
        }
    }

    fn include(&self, host: &str) -> bool {
        let Some(names) = &self.names else {
            return true;
        };
        let name = without_port(host).to_ascii_lowercase();
        names.contains(&name)
    }
}

/// The `Host` header.
pub(crate) fn host_of(headers: &HeaderMap) -> &str {
    headers
        .get(header::HOST)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

/// Refuses requests that are addressed to names that this server does not go by.
pub(crate) async fn check_host(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let host = host_of(request.headers());
    if state.hosts.include(host) {
        next.run(request).await
    } else {
        Refusal::Host(host.to_owned()).into_response()
    }
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, Ipv6Addr};

    use super::*;

    #[test]
    fn on_loopback_only_this_machines_names_are_taken() {
        let names = HostNames::new(IpAddr::V4(Ipv4Addr::LOCALHOST), &[]);
        for host in [
            "localhost:8090",
            "LOCALHOST",
            "127.0.0.1:8090",
            "[::1]:8090",
            "[::1]",
        ] {
            assert!(names.include(host), "{host}");
        }
        for host in [
            "",
            "evil.example:8090",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "127.0.0.2",
        ] {
            assert!(!names.include(host), "{host}");
        }
    }

    #[test]
    fn elsewhere_any_name_is_taken_unless_some_are_named() {
        let any = HostNames::new(IpAddr::V4(Ipv4Addr::UNSPECIFIED), &[]);
        assert!(any.include("manager.example:8090"));
        let named = HostNames::new(IpAddr::V6(Ipv6Addr::UNSPECIFIED), &["Manager.example".to_owned()]);
        assert!(named.include("manager.example:8090"));
        assert!(named.include("localhost"));
        assert!(!named.include("other.example"));
    }
}
