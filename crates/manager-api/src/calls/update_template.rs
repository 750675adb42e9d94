//! `PUT /template/session/{id}`.

use serde::Serialize;

use super::answer;
use super::get_template::template_path;
use crate::{ApiError, Call, Method, Request, Response};

/// Replaces one template.
///
/// Always give group and domain: a manager that is not told them sets both to `default`, and the owner to the
/// caller.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UpdateTemplate {
    /// Its id.
    #[serde(skip)]
    pub id: String,
    /// The template in the envelope that the manager's release takes.
    pub payload: String,
    /// Its project.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Its domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
}

impl Call for UpdateTemplate {
    type Output = ();

    fn request(&self) -> Request {
        Request::json(Method::Put, template_path(&self.id), self)
    }

    fn parse(&self, response: &Response) -> Result<(), ApiError> {
        answer::success(response).map_err(ApiError::of_storing)
    }
}
