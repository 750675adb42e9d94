//! `GET /`.

use serde::{Deserialize, Serialize};

use super::answer;
use crate::{ApiError, Call, Method, Request, Response};

/// Asks, without a keypair, which release the manager is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadVersion;

/// What a manager says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManagerVersion {
    /// The newest protocol version that it speaks: `v9.20250722`.
    pub version: String,
    /// Its release: `26.9.6`; before 24.3 with zeros, `23.09.10`.
    pub manager: String,
    /// Whether sessions only seem to run. The embedded manager says so; real managers do not have this.
    #[serde(default, rename = "dryRun", skip_serializing_if = "std::ops::Not::not")]
    pub dry_run: bool,
}

impl Call for ReadVersion {
    type Output = ManagerVersion;
    const ANONYMOUS: bool = true;

    fn request(&self) -> Request {
        Request::bare(Method::Get, "/")
    }

    fn parse(&self, response: &Response) -> Result<ManagerVersion, ApiError> {
        answer::json(response)
    }
}
