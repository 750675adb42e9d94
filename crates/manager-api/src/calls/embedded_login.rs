//! `POST /embedded/login`, of the embedded manager only.

use serde::Serialize;

use super::answer;
use crate::{ApiError, Call, Method, Request, Response};

/// Turns the token of the address that the embedded manager printed into a login, which the browser keeps as a
/// cookie that pages cannot read. Afterwards this page's requests need no signature.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct EmbeddedLogin {
    /// The token, from the address's `#token=…`.
    pub token: String,
}

impl Call for EmbeddedLogin {
    type Output = ();
    const ANONYMOUS: bool = true;

    fn request(&self) -> Request {
        Request::json(Method::Post, "/embedded/login", self)
    }

    fn parse(&self, response: &Response) -> Result<(), ApiError> {
        answer::success(response).map_err(ApiError::of_login)
    }
}
