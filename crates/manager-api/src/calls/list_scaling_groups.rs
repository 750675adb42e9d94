//! `GET /scaling-groups`.

use serde::Deserialize;

use super::answer;
use crate::{ApiError, Call, Method, Request, Response};

/// Lists the resource groups that a project may use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListScalingGroups {
    /// The project's name.
    pub group: String,
}

#[derive(Deserialize)]
struct Answer {
    scaling_groups: Vec<ScalingGroup>,
}

#[derive(Deserialize)]
struct ScalingGroup {
    name: String,
}

impl Call for ListScalingGroups {
    type Output = Vec<String>;

    fn request(&self) -> Request {
        let path = format!("/scaling-groups?group={}", answer::encoded(&self.group));
        Request::bare(Method::Get, path)
    }

    /// The groups' names.
    fn parse(&self, response: &Response) -> Result<Vec<String>, ApiError> {
        let answer: Answer = answer::json(response)?;
        Ok(answer
            .scaling_groups
            .into_iter()
            .map(|group| group.name)
            .collect())
    }
}
