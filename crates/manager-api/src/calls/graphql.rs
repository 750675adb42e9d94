//! GraphQL, for what managers tell in no other way.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::answer;
use crate::{ApiError, Method, Request, Response};

#[derive(Deserialize)]
struct Answer<T> {
    data: Option<T>,
    #[serde(default)]
    errors: Option<Vec<Message>>,
}

#[derive(Deserialize)]
struct Message {
    message: String,
}

/// The request of a query.
pub(super) fn request(query: &str, variables: &Value) -> Request {
    let body = json!({ "query": query, "variables": variables });
    Request::json(Method::Post, "/admin/gql", &body)
}

/// The data of an answer. Queries that fail are answered with 200, too.
pub(super) fn data<T: DeserializeOwned>(response: &Response) -> Result<T, ApiError> {
    let answer: Answer<T> = answer::json(response)?;
    let error = answer.errors.as_deref().and_then(<[_]>::first);
    if let Some(error) = error {
        return Err(ApiError::unreadable(response, &error.message));
    }
    answer
        .data
        .ok_or_else(|| ApiError::unreadable(response, &"neither data nor errors"))
}
