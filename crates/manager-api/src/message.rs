//! Requests, answers and calls.

use std::fmt;

use serde::Serialize;
use zeroize::Zeroize as _;

use crate::{ApiError, SessionId, Timestamp};

/// The content type of requests with a body and of answers.
pub const JSON: &str = "application/json";

/// The content type of refusals (RFC 7807).
pub const PROBLEM_JSON: &str = "application/problem+json";

/// One thing that a manager can be asked.
pub trait Call {
    /// What a successful answer holds.
    type Output;

    /// Whether the manager answers without knowing who asks; such a request needs no signature.
    const ANONYMOUS: bool = false;

    /// The request to send.
    fn request(&self) -> Request;

    /// Reads the answer.
    ///
    /// # Errors
    /// The manager's refusal, or [`ApiError::Unexpected`] when the answer is not one that a manager gives.
    fn parse(&self, response: &Response) -> Result<Self::Output, ApiError>;
}

/// An HTTP request, relative to an [`Endpoint`](crate::Endpoint).
///
/// Its body may hold a password: it never shows in debug output and is wiped from memory when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The path with its query, percent-encoded, from `/` on, without the endpoint's own path.
    pub path_and_query: String,
    /// The `Content-Type` to send; none where there is no body.
    pub content_type: Option<&'static str>,
    /// The body.
    pub body: Option<String>,
}

impl Request {
    /// A request without a body.
    pub(crate) fn bare(method: Method, path_and_query: impl Into<String>) -> Self {
        Self {
            method,
            path_and_query: path_and_query.into(),
            content_type: None,
            body: None,
        }
    }

    /// A request with a JSON body.
    pub(crate) fn json(method: Method, path_and_query: impl Into<String>, body: &impl Serialize) -> Self {
        Self {
            method,
            path_and_query: path_and_query.into(),
            content_type: Some(JSON),
            // The calls' bodies are structs and JSON values, which always have a JSON form.
            body: Some(serde_json::to_string(body).unwrap_or_default()),
        }
    }

    /// The same request as a cluster's web server takes it for the manager behind it: below `/func`.
    ///
    /// ```
    /// use sesstpl_manager_api::Call;
    /// use sesstpl_manager_api::calls::ListTemplates;
    ///
    /// let request = ListTemplates.request().through_web_server();
    /// assert_eq!(request.path_and_query, "/func/template/session");
    /// ```
    #[must_use]
    pub fn through_web_server(mut self) -> Self {
        self.path_and_query.insert_str(0, WEB_SERVER_PREFIX);
        self
    }
}

/// The path below which a cluster's web server passes requests on to the manager.
const WEB_SERVER_PREFIX: &str = "/func";

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("path_and_query", &self.path_and_query)
            .field("content_type", &self.content_type)
            .finish_non_exhaustive()
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        self.body.zeroize();
    }
}

/// An HTTP answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// The `Content-Type` header.
    pub content_type: Option<String>,
    /// Seconds by which the sender's clock is ahead of ours, where its `Date` header can be read.
    pub clock_ahead: Option<i64>,
    /// The `X-BackendAI-SessionID` header of a cluster's web server.
    pub session_id: Option<SessionId>,
    /// The body.
    pub body: String,
}

impl Response {
    /// What belongs into [`clock_ahead`](Self::clock_ahead): how far a `Date` header is ahead of a moment of ours.
    pub fn clock_ahead(date: Option<&str>, now: Timestamp) -> Option<i64> {
        let theirs = Timestamp::from_date_header(date?)?;
        Some(theirs.seconds_since(now))
    }
}

/// An HTTP method that the manager knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// Reads.
    Get,
    /// Creates.
    Post,
    /// Replaces.
    Put,
    /// Removes.
    Delete,
}

impl Method {
    /// The method as it stands in a request, upper-case.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
