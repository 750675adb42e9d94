//! `GET /session/_/match`.

use serde::{Deserialize, Serialize};

use super::answer;
use crate::{ApiError, Call, Method, Request, Response, SessionStatus};

/// Finds the caller's sessions whose name or id starts with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatchSessions {
    /// The start of the name or id.
    pub prefix: String,
}

/// A session that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionMatch {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Where it is in its life.
    pub status: SessionStatus,
}

#[derive(Deserialize)]
struct Matches {
    matches: Vec<SessionMatch>,
}

impl Call for MatchSessions {
    type Output = Vec<SessionMatch>;

    fn request(&self) -> Request {
        let path = format!("/session/_/match?id={}", answer::encoded(&self.prefix));
        Request::bare(Method::Get, path)
    }

    fn parse(&self, response: &Response) -> Result<Vec<SessionMatch>, ApiError> {
        answer::json::<Matches>(response).map(|answer| answer.matches)
    }
}
