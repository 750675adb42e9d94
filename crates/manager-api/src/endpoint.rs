//! Where a manager is.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

/// A manager's address: scheme, host with port, and a path before the manager's own paths, if any.
///
/// ```
/// use sesstpl_manager_api::Endpoint;
///
/// let endpoint: Endpoint = "https://Manager.Example:443/api/".parse()?;
/// assert_eq!(endpoint.host(), "manager.example");
/// assert_eq!(endpoint.url("/template/session"), "https://manager.example/api/template/session");
/// # Ok::<(), sesstpl_manager_api::ParseEndpointError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    secure: bool,
    host: String,
    prefix: String,
}

impl Endpoint {
    /// The host, with the port unless it is the scheme's own, as clients send it in `Host`.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Whether nobody on the way can read what is sent: it is encrypted, or does not leave this machine.
    ///
    /// ```
    /// use sesstpl_manager_api::Endpoint;
    ///
    /// let keeps_secrets = |text: &str| text.parse::<Endpoint>().map(|endpoint| endpoint.keeps_secrets());
    /// assert_eq!(keeps_secrets("https://manager.example"), Ok(true));
    /// assert_eq!(keeps_secrets("http://127.0.0.1:8090"), Ok(true));
    /// assert_eq!(keeps_secrets("http://manager.example"), Ok(false));
    /// ```
    pub fn keeps_secrets(&self) -> bool {
        let bracketed = self.host.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        let name = match bracketed {
            Some((name, _)) => name,
            None => self.host.split(':').next().unwrap_or_default(),
        };
        let is_loopback = name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
        self.secure || is_loopback || name == "localhost"
    }

    /// The address of a path of the manager.
    pub fn url(&self, path_and_query: &str) -> String {
        let scheme = if self.secure { "https" } else { "http" };
        format!("{scheme}://{}{}{path_and_query}", self.host, self.prefix)
    }

    /// A path of the manager as the server sees it, with the endpoint's own path before it.
    pub fn raw_path(&self, path_and_query: &str) -> String {
        format!("{}{path_and_query}", self.prefix)
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.url(""))
    }
}

/// Why a text is no endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ParseEndpointError {
    /// It does not start with `http://` or `https://`.
    #[error("an endpoint starts with http:// or https://, as in https://manager.example")]
    Scheme,
    /// There is no host, or it holds something that no host can.
    #[error("the endpoint's host is missing or misspelt; write it like https://manager.example:8090")]
    Host,
    /// A user or password stands before the host.
    #[error("the endpoint must not hold a user or password; the keypair says who you are")]
    Credentials,
    /// A `?` or `#` stands in it.
    #[error("the endpoint must not hold `?` or `#`; give only the address up to the path")]
    Query,
}

impl FromStr for Endpoint {
    type Err = ParseEndpointError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        if text.contains(['?', '#']) {
            return Err(ParseEndpointError::Query);
        }
        let (scheme, rest) = text.split_once("://").ok_or(ParseEndpointError::Scheme)?;
        let (secure, default_port) = match scheme.to_ascii_lowercase().as_str() {
            "https" => (true, ":443"),
            "http" => (false, ":80"),
            _ => return Err(ParseEndpointError::Scheme),
        };
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        if authority.contains('@') {
            return Err(ParseEndpointError::Credentials);
        }
        let authority = authority.to_ascii_lowercase();
        if !is_host(&authority) {
            return Err(ParseEndpointError::Host);
        }
        let host = authority.strip_suffix(default_port).unwrap_or(&authority);
        let path = path.trim_matches('/');
        let prefix = if path.is_empty() {
            String::new()
        } else {
            format!("/{path}")
        };
        Ok(Self {
            secure,
            host: host.to_owned(),
            prefix,
        })
    }
}

/// Whether a lower-case text can stand as `host` or `host:port` in a `Host` header.
fn is_host(authority: &str) -> bool {
    let (name, port) = match authority.strip_prefix('[') {
        Some(rest) => match rest.split_once(']') {
            Some((address, port)) => (address, port),
            None => return false,
        },
        None => match authority.split_once(':') {
            Some((name, _)) => (name, &authority[name.len()..]),
            None => (authority, ""),
        },
    };
    let in_brackets = authority.starts_with('[');
    let fits =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_') || (in_brackets && c == ':');
    let port_fits = port.is_empty()
        || port
            .strip_prefix(':')
            .is_some_and(|digits| digits.parse::<u16>().is_ok());
    !name.is_empty() && name.chars().all(fits) && port_fits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_ports_and_paths_are_told_apart() {
        let cases = [
            (
                "http://127.0.0.1:8090",
                "127.0.0.1:8090",
                "http://127.0.0.1:8090/x",
            ),
            ("http://[::1]:8090/", "[::1]:8090", "http://[::1]:8090/x"),
            (" https://a.example/b/c/ ", "a.example", "https://a.example/b/c/x"),
            ("HTTP://A.example:80", "a.example", "http://a.example/x"),
            ("http://a.example:443", "a.example:443", "http://a.example:443/x"),
        ];
        for (text, host, url) in cases {
            let endpoint: Endpoint = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!(
                (endpoint.host(), endpoint.url("/x").as_str()),
                (host, url),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_endpoint_is_refused_with_its_reason() {
        let cases = [
            ("manager.example", ParseEndpointError::Scheme),
            ("ftp://manager.example", ParseEndpointError::Scheme),
            ("http://", ParseEndpointError::Host),
            ("http://a b", ParseEndpointError::Host),
            ("http://a:99999", ParseEndpointError::Host),
            ("http://[::1", ParseEndpointError::Host),
            ("http://me:secret@a.example", ParseEndpointError::Credentials),
            ("http://a.example/?x=1", ParseEndpointError::Query),
        ];
        for (text, error) in cases {
            assert_eq!(text.parse::<Endpoint>(), Err(error), "{text}");
        }
    }
}
