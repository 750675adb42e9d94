//! `DELETE /session/{name}`.

use super::answer;
use super::get_session::session_path;
use crate::{ApiError, Call, Method, Request, Response};

/// Ends a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DestroySession {
    /// Its name or id.
    pub name: String,
    /// Whether to end it even when its agent does not answer.
    pub forced: bool,
}

impl Call for DestroySession {
    type Output = ();

    fn request(&self) -> Request {
        let path = session_path(&self.name);
        let query = if self.forced { "?forced=true" } else { "" };
        Request::bare(Method::Delete, path + query)
    }

    fn parse(&self, response: &Response) -> Result<(), ApiError> {
        answer::success(response)
    }
}
