//! `POST /session/_/create-from-template`.

use serde_json::Value;

use super::{SessionCreated, answer};
use crate::{ApiError, Call, Method, Request, Response};

/// Starts a session by the manager's own launch from a template.
///
/// It loses much of what the template says, differently in each release, and 26.9.6 answers 500 although the session
/// starts ([`ApiError::leaves_doubt`]): prefer [`CreateSession`](super::CreateSession).
#[derive(Debug, Clone, PartialEq)]
pub struct CreateFromTemplate {
    /// The template's id, the session's name, and what is to stand in place of what the template says. It must hold
    /// `enqueueOnly: true`, or the answer comes only when the session runs.
    pub body: Value,
}

impl Call for CreateFromTemplate {
    type Output = SessionCreated;

    fn request(&self) -> Request {
        Request::json(Method::Post, "/session/_/create-from-template", &self.body)
    }

    fn parse(&self, response: &Response) -> Result<SessionCreated, ApiError> {
        answer::json(response)
    }
}
