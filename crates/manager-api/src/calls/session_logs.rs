//! `GET /session/{name}/logs`.

use serde::Deserialize;

use super::answer;
use super::get_session::session_path;
use crate::{ApiError, Call, Method, Request, Response};

/// Reads what a session has written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionLogs {
    /// Its name or id.
    pub name: String,
}

#[derive(Deserialize)]
struct Answer {
    result: Logs,
}

#[derive(Deserialize)]
struct Logs {
    logs: String,
}

impl Call for SessionLogs {
    type Output = String;

    fn request(&self) -> Request {
        Request::bare(Method::Get, session_path(&self.name) + "/logs")
    }

    fn parse(&self, response: &Response) -> Result<String, ApiError> {
        answer::json::<Answer>(response).map(|answer| answer.result.logs)
    }
}
