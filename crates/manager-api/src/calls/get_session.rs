//! `GET /session/{name}`.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::answer;
use crate::{ApiError, Call, Method, Request, Response, SessionStatus, Timestamp};

/// Reads where a session is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GetSession {
    /// Its name or id.
    pub name: String,
}

/// A session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SessionInfo {
    /// Where it is in its life.
    pub status: SessionStatus,
    /// Why it is there, in a word or a sentence; `None`, as text, when there is nothing to say.
    #[serde(default)]
    pub status_info: Option<String>,
    /// More about the status, in a form of its own.
    #[serde(default)]
    pub status_data: Option<Value>,
    /// The image that it runs.
    pub image: String,
    /// The image's architecture.
    #[serde(default)]
    pub architecture: Option<String>,
    /// Its domain.
    pub domain_name: String,
    /// When it was asked for.
    pub creation_time: Timestamp,
    /// When it ended.
    #[serde(default)]
    pub termination_time: Option<Timestamp>,
    /// Everything else that the manager tells.
    #[serde(flatten)]
    pub other: serde_json::Map<String, Value>,
}

impl SessionInfo {
    /// What there is to say about the status, if anything.
    pub fn reason(&self) -> Option<&str> {
        self.status_info
            .as_deref()
            .filter(|info| !info.is_empty() && *info != "None")
    }
}

impl Call for GetSession {
    type Output = SessionInfo;

    fn request(&self) -> Request {
        Request::bare(Method::Get, session_path(&self.name))
    }

    fn parse(&self, response: &Response) -> Result<SessionInfo, ApiError> {
        answer::json(response)
    }
}

/// The path of one session.
pub(super) fn session_path(name: &str) -> String {
    format!("/session/{}", answer::encoded(name))
}
