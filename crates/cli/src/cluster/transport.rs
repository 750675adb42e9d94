//! Moves requests and answers over the network.

use std::io;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rustls::crypto::ring;
use sesstpl_manager_api::{ApiError, Method, Request, Response, SESSION_ID_HEADER, SessionId, Timestamp};
use ureq::http::header::{CONTENT_TYPE, DATE, LOCATION};
use ureq::http::{self, HeaderMap};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Error, Timeout};

use super::settings::Settings;

/// The most bytes of an answer that are read.
const LARGEST_ANSWER: u64 = 256 << 20;

/// A client for HTTP that keeps its connections, trusts what the system trusts, and goes through the proxies that
/// `HTTPS_PROXY` and its like name.
#[derive(Debug)]
pub(super) struct Transport {
    agent: Agent,
    read_timeout: Option<f64>,
}

impl Transport {
    pub(super) fn new(settings: &Settings) -> Self {
        let tls = TlsConfig::builder()
            .unversioned_rustls_crypto_provider(Arc::new(ring::default_provider()))
            .root_certs(RootCerts::PlatformVerifier)
            .disable_verification(settings.skips_certificate_validation)
            .build();
        let config = Agent::config_builder()
            .tls_config(tls)
            .http_status_as_error(false)
            // A redirect would not carry the signature that its address needs.
            .max_redirects(0)
            .user_agent(concat!("sesstpl/", env!("CARGO_PKG_VERSION")))
            .timeout_connect(settings.connection_timeout.map(Duration::from_secs_f64))
            .timeout_recv_response(settings.read_timeout.map(Duration::from_secs_f64))
            .timeout_recv_body(settings.read_timeout.map(Duration::from_secs_f64))
            .build();
        Self {
            agent: config.new_agent(),
            read_timeout: settings.read_timeout,
        }
    }

    /// Sends a request to an address and waits for its answer.
    pub(super) fn send(
        &self,
        url: &str,
        request: &Request,
        headers: &[(&str, String)],
    ) -> Result<Response, ApiError> {
        let mut builder = http::Request::builder().method(request.method.as_str()).uri(url);
        if let Some(content_type) = request.content_type {
            builder = builder.header(CONTENT_TYPE, content_type);
        }
        for (name, value) in headers {
            builder = builder.header(*name, value);
        }
        // Without a length, the body of a POST would be announced in chunks.
        let body = match request.method {
            Method::Post | Method::Put => Some(request.body.as_deref().unwrap_or_default()),
            Method::Get | Method::Delete => request.body.as_deref(),
        };
        let sent = match body {
            Some(body) => builder
                .body(body)
                .map_err(Error::from)
                .and_then(|request| self.agent.run(request)),
            None => builder
                .body(())
                .map_err(Error::from)
                .and_then(|request| self.agent.run(request)),
        };
        let mut answer = sent.map_err(|error| self.failure(error))?;
        let status = answer.status();
        if status.is_redirection() {
            return Err(redirected(status.as_u16(), answer.headers()));
        }
        let body = answer
            .body_mut()
            .with_config()
            .limit(LARGEST_ANSWER)
            .lossy_utf8(true)
            .read_to_string()
            .map_err(|error| self.failure(error))?;
        let header = |name: &str| answer.headers().get(name)?.to_str().ok();
        Ok(Response {
            status: status.as_u16(),
            content_type: header(CONTENT_TYPE.as_str()).map(str::to_owned),
            clock_ahead: Response::clock_ahead(header(DATE.as_str()), now()),
            session_id: header(SESSION_ID_HEADER).map(SessionId::new),
            body,
        })
    }

    /// What a failure of the network means for the request: whether it can have arrived.
    fn failure(&self, error: Error) -> ApiError {
        match error {
            Error::Timeout(Timeout::Connect | Timeout::Resolve) => ApiError::Unreachable {
                detail: "no connection came about in time".to_owned(),
            },
            Error::Timeout(_) => ApiError::TimedOut {
                seconds: seconds(self.read_timeout),
            },
            Error::Io(error) if has_broken(&error) => ApiError::Interrupted {
                detail: error.to_string(),
            },
            Error::Protocol(_) | Error::BodyStalled => ApiError::Interrupted {
                detail: error.to_string(),
            },
            Error::Io(error) => ApiError::Unreachable {
                detail: insecure(&error).unwrap_or_else(|| error.to_string()),
            },
            error => ApiError::Unreachable {
                detail: error.to_string(),
            },
        }
    }
}

/// Whether a connection broke that had come about.
fn has_broken(error: &io::Error) -> bool {
    use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
    matches!(
        error.kind(),
        BrokenPipe | ConnectionAborted | ConnectionReset | UnexpectedEof
    )
}

/// Why no encrypted connection came about.
fn insecure(error: &io::Error) -> Option<String> {
    match error.get_ref()?.downcast_ref::<rustls::Error>()? {
        rustls::Error::InvalidCertificate(reason) => Some(format!(
            "its certificate is not trusted: {reason}; --skip-sslcert-validation takes any"
        )),
        rustls::Error::InvalidMessage(_) => {
            Some("it does not speak TLS there; the endpoint may begin with http://".to_owned())
        }
        other => Some(other.to_string()),
    }
}

fn redirected(status: u16, headers: &HeaderMap) -> ApiError {
    let location = headers.get(LOCATION).and_then(|location| location.to_str().ok());
    // What follows the path may hold tokens.
    let address = location.and_then(|location| location.split(['?', '#']).next());
    ApiError::Unexpected {
        status,
        detail: match address {
            Some(address) => format!("HTTP {status}, a redirect to {address}"),
            None => format!("HTTP {status}, a redirect"),
        },
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a number of seconds for a sentence; the cast goes to the nearest that fits"
)]
fn seconds(timeout: Option<f64>) -> u32 {
    timeout.unwrap_or_default().ceil() as u32
}

/// The present moment.
pub(super) fn now() -> Timestamp {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_unix_millis(i64::try_from(since_1970.as_millis()).unwrap_or(i64::MAX))
}
