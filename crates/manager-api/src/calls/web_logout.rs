//! `POST /server/logout`, of a cluster's web server.

use super::answer;
use crate::{ApiError, Call, Method, Request, Response};

/// Ends the login.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WebLogout;

impl Call for WebLogout {
    type Output = ();
    const ANONYMOUS: bool = true;

    fn request(&self) -> Request {
        Request::bare(Method::Post, "/server/logout")
    }

    fn parse(&self, response: &Response) -> Result<(), ApiError> {
        answer::success(response)
    }
}
