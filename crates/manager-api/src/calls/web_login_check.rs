//! `POST /server/login-check`, of a cluster's web server.

use serde::Deserialize;

use super::answer;
use crate::{ApiError, Call, Method, Request, Response};

/// Asks whether the login still holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WebLoginCheck;

#[derive(Deserialize)]
struct Answer {
    authenticated: bool,
}

impl Call for WebLoginCheck {
    type Output = bool;
    const ANONYMOUS: bool = true;

    fn request(&self) -> Request {
        Request::bare(Method::Post, "/server/login-check")
    }

    fn parse(&self, response: &Response) -> Result<bool, ApiError> {
        answer::json::<Answer>(response).map(|answer| answer.authenticated)
    }
}
