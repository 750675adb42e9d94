//! Who asks, by GraphQL.

use serde::Deserialize;
use serde_json::Value;

use super::graphql;
use crate::{ApiError, Call, Request, Response};

/// Asks who the caller is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadPerson;

/// Who a manager takes the caller for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The e-mail address.
    pub email: String,
    /// The domain.
    pub domain: String,
    /// The names of the projects that the person is in.
    pub projects: Vec<String>,
}

#[derive(Deserialize)]
struct Data {
    user: Option<User>,
}

#[derive(Deserialize)]
struct User {
    email: String,
    domain_name: String,
    groups: Vec<Group>,
}

#[derive(Deserialize)]
struct Group {
    name: String,
}

const QUERY: &str = "query { user { email domain_name groups { name } } }";

impl Call for ReadPerson {
    type Output = Person;

    fn request(&self) -> Request {
        graphql::request(QUERY, &Value::Null)
    }

    fn parse(&self, response: &Response) -> Result<Person, ApiError> {
        let data: Data = graphql::data(response)?;
        let user = data
            .user
            .ok_or_else(|| ApiError::unreadable(response, &"no user"))?;
        Ok(Person {
            email: user.email,
            domain: user.domain_name,
            projects: user.groups.into_iter().map(|group| group.name).collect(),
        })
    }
}
