//! `GET /embedded/session`, of the embedded manager only.

use serde::{Deserialize, Serialize};

use super::answer;
use crate::{ApiError, Call, Method, Request, Response};

/// Asks who this browser is logged in as.
///
/// [`ApiError::LoggedOut`] means an embedded manager without a login; [`ApiError::NotFound`] and
/// [`ApiError::Unexpected`] mean that the page is not served by an embedded manager.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EmbeddedSession;

/// Who a browser is logged in as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EmbeddedIdentity {
    /// The user's e-mail address.
    pub user: String,
    /// The user's domain.
    pub domain: String,
    /// The names of the projects that the user is in; the first is the one to offer.
    pub groups: Vec<String>,
    /// The manager's release, as `GET /` gives it.
    pub manager: String,
    /// Whether sessions only seem to run; always so today.
    pub dry_run: bool,
    /// The access key of the user's keypair.
    pub access_key: String,
}

impl Call for EmbeddedSession {
    type Output = EmbeddedIdentity;
    const ANONYMOUS: bool = true;

    fn request(&self) -> Request {
        Request::bare(Method::Get, "/embedded/session")
    }

    fn parse(&self, response: &Response) -> Result<EmbeddedIdentity, ApiError> {
        answer::json(response).map_err(ApiError::of_login)
    }
}
