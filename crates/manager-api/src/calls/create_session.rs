//! `POST /session`.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::answer;
use crate::{ApiError, Call, Method, Request, Response, SessionStatus};

/// Starts a session.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateSession {
    /// What to start, as a launch plan gives it. It must hold `enqueueOnly: true`, or the answer comes only when
    /// the session runs.
    pub body: Value,
}

/// A session that was enqueued.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SessionCreated {
    /// Its id.
    #[serde(rename = "sessionId")]
    pub session_id: String,
    /// Its name.
    #[serde(rename = "sessionName")]
    pub session_name: String,
    /// Its status right after.
    pub status: SessionStatus,
    /// The ports of its services; empty until it runs.
    #[serde(default, rename = "servicePorts", alias = "service_ports")]
    pub service_ports: Value,
    /// Whether it is new; else a session of this name was there and goes on.
    #[serde(default)]
    pub created: bool,
}

impl Call for CreateSession {
    type Output = SessionCreated;

    fn request(&self) -> Request {
        Request::json(Method::Post, "/session", &self.body)
    }

    fn parse(&self, response: &Response) -> Result<SessionCreated, ApiError> {
        answer::json(response)
    }
}
