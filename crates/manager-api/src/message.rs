//! Requests, answers and calls.

use std::fmt;

use serde::Serialize;

use crate::ApiError;

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
#[derive(Debug, Clone, PartialEq, Eq)]
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
}

/// An HTTP answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// The `Content-Type` header.
    pub content_type: Option<String>,
    /// The body.
    pub body: String,
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
