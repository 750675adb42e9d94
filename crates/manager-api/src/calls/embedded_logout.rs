//! `POST /embedded/logout`, of the embedded manager only.

use super::answer;
use crate::{ApiError, Call, Method, Request, Response};

/// Ends this browser's login.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EmbeddedLogout;

impl Call for EmbeddedLogout {
    type Output = ();
    const ANONYMOUS: bool = true;

    fn request(&self) -> Request {
        Request::bare(Method::Post, "/embedded/logout")
    }

    fn parse(&self, response: &Response) -> Result<(), ApiError> {
        answer::success(response).map_err(ApiError::of_login)
    }
}
