//! `POST /template/session`.

use serde::{Deserialize, Serialize};

use super::answer;
use crate::{ApiError, Call, Method, Request, Response};

/// Stores templates: all that the payload holds, or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CreateTemplates {
    /// The templates in the envelope that the manager's release takes.
    pub payload: String,
    /// The project that they go to; `default` where the manager is not told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The domain; the caller's own where the manager is not told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
}

/// A template that was stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateCreated {
    /// Its id, 32 hexadecimal digits.
    pub id: String,
    /// The id of the user who owns it.
    pub user: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Created {
    List(Vec<TemplateCreated>),
    /// Up to 23.3: only the last one's, though all are stored.
    Last(TemplateCreated),
}

impl Call for CreateTemplates {
    type Output = Vec<TemplateCreated>;

    fn request(&self) -> Request {
        Request::json(Method::Post, "/template/session", self)
    }

    /// The stored templates in the payload's order; from managers up to 23.3, only the last one.
    fn parse(&self, response: &Response) -> Result<Vec<TemplateCreated>, ApiError> {
        match answer::json(response).map_err(ApiError::of_storing)? {
            Created::List(created) => Ok(created),
            Created::Last(created) => Ok(vec![created]),
        }
    }
}
