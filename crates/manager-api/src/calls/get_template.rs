//! `GET /template/session/{id}`.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::answer;
use crate::{ApiError, Call, Method, Request, Response};

/// Reads one template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GetTemplate {
    /// Its id.
    pub id: String,
}

/// A stored template.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TemplateDetail {
    /// The template as it is stored.
    pub template: Value,
    /// Its name.
    pub name: String,
    /// The id of the user who owns it.
    pub user_uuid: String,
    /// The id of its project.
    pub group_id: String,
    /// The name of its domain.
    pub domain_name: String,
}

impl Call for GetTemplate {
    type Output = TemplateDetail;

    fn request(&self) -> Request {
        Request::bare(Method::Get, template_path(&self.id))
    }

    /// Up to 25.5 a manager answers an unknown or deleted id with 200 and `{}`, which is read as not found.
    fn parse(&self, response: &Response) -> Result<TemplateDetail, ApiError> {
        if response.is_success() && response.body.trim() == "{}" {
            return Err(ApiError::NotFound {
                said: "No such session template".to_owned(),
            });
        }
        answer::json(response)
    }
}

/// The path of one template.
pub(super) fn template_path(id: &str) -> String {
    format!("/template/session/{}", answer::encoded(id))
}
