//! Calls in somebody else's name.

use serde_json::{Map, Value};

use super::answer;
use crate::{ApiError, Call, Request, Response};

/// A call for the owner of another keypair, which administrators may make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnedBy<C> {
    /// The access key of that person; none leaves the call as it is.
    pub access_key: Option<String>,
    /// The call.
    pub call: C,
}

impl<C: Call> Call for OwnedBy<C> {
    type Output = C::Output;
    const ANONYMOUS: bool = C::ANONYMOUS;

    /// The access key stands in the body where there is one, else in the query.
    fn request(&self) -> Request {
        let mut request = self.call.request();
        let Some(access_key) = &self.access_key else {
            return request;
        };
        let body = request
            .body
            .as_deref()
            .map(serde_json::from_str::<Map<String, Value>>);
        if let Some(Ok(mut body)) = body {
            body.insert("owner_access_key".to_owned(), Value::from(access_key.clone()));
            request.body = Some(Value::from(body).to_string());
        } else {
            let mark = if request.path_and_query.contains('?') {
                '&'
            } else {
                '?'
            };
            request.path_and_query.push(mark);
            request.path_and_query.push_str("owner_access_key=");
            request.path_and_query.push_str(&answer::encoded(access_key));
        }
        request
    }

    fn parse(&self, response: &Response) -> Result<C::Output, ApiError> {
        self.call.parse(response)
    }
}
