//! `GET /config/resource-slots`.

use std::collections::BTreeMap;

use super::answer;
use crate::{ApiError, Call, Method, Request, Response};

/// Reads which kinds of resources the cluster has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadSlots;

impl Call for ReadSlots {
    type Output = BTreeMap<String, String>;

    fn request(&self) -> Request {
        Request::bare(Method::Get, "/config/resource-slots")
    }

    /// The unit of each slot: `count`, `bytes` or `unique`.
    fn parse(&self, response: &Response) -> Result<BTreeMap<String, String>, ApiError> {
        answer::json(response)
    }
}
