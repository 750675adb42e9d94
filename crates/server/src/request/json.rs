//! Reading bodies and queries, with refusals in the manager's form.

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::IntoResponse as _;
use serde::de::DeserializeOwned;

use crate::problem::Refusal;

/// A request's JSON body.
#[derive(Debug)]
pub(crate) struct Body<T>(pub(crate) T);

/// A request's query.
#[derive(Debug)]
pub(crate) struct Query<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| {
            match rejection.into_response().status() {
                StatusCode::PAYLOAD_TOO_LARGE => Refusal::TooLarge,
                _ => Refusal::Parameters("the body did not arrive whole; try again".to_owned()),
            }
        })?;
        serde_json::from_slice(&bytes)
            .map(Self)
            .map_err(|error| Refusal::Parameters(format!("the body cannot be read: {error}")))
    }
}

impl<S: Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        axum::extract::Query::try_from_uri(&parts.uri)
            .map(|query| Self(query.0))
            .map_err(|rejection| Refusal::Parameters(format!("the query cannot be read: {rejection}")))
    }
}
