//! `GET /template/session`.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::answer;
use crate::{ApiError, Call, Method, Request, Response, Timestamp};

/// Lists the templates that the caller may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListTemplates;

/// A stored template in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TemplateItem {
    /// Its name.
    pub name: String,
    /// Its id, 32 hexadecimal digits.
    pub id: String,
    /// When it was stored.
    pub created_at: Timestamp,
    /// Whether it is the caller's.
    pub is_owner: bool,
    /// The id of the user who owns it.
    pub user: Option<String>,
    /// The id of its project.
    pub group: Option<String>,
    /// The e-mail address of its owner; none for the caller's own, on some releases.
    pub user_email: Option<String>,
    /// The name of its project.
    pub group_name: Option<String>,
    /// The name of its domain.
    pub domain_name: Option<String>,
    /// What kind of template it is: `task`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The template as it is stored.
    pub template: Value,
}

impl Call for ListTemplates {
    type Output = Vec<TemplateItem>;

    fn request(&self) -> Request {
        Request::bare(Method::Get, "/template/session")
    }

    fn parse(&self, response: &Response) -> Result<Vec<TemplateItem>, ApiError> {
        answer::json(response)
    }
}
