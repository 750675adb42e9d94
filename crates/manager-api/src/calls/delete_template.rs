//! `DELETE /template/session/{id}`.

use super::answer;
use super::get_template::template_path;
use crate::{ApiError, Call, Method, Request, Response};

/// Removes one template from all lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeleteTemplate {
    /// Its id.
    pub id: String,
}

impl Call for DeleteTemplate {
    type Output = ();

    fn request(&self) -> Request {
        Request::bare(Method::Delete, template_path(&self.id))
    }

    fn parse(&self, response: &Response) -> Result<(), ApiError> {
        answer::success(response)
    }
}
