//! Reading bodies and queries, with refusals in the manager's form.

use axum::body::to_bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header::CONTENT_LENGTH;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use crate::problem::{BodyFault, Refusal};

/// The largest body that is taken, in bytes.
const BODY_LIMIT: usize = 2 << 20;

/// Larger bodies are read up to this size: a client that is still sending when it is refused may see a broken
/// connection in place of the reason.
const HEARING_LIMIT: usize = 4 * BODY_LIMIT;

/// A request's JSON body.
#[derive(Debug)]
pub(crate) struct Body<T>(pub(crate) T);

/// A request's query.
#[derive(Debug)]
pub(crate) struct Query<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, _: &S) -> Result<Self, Refusal> {
        let announced: Option<usize> = request
            .headers()
            .get(CONTENT_LENGTH)
            .and_then(|length| length.to_str().ok()?.parse().ok());
        let is_too_large = |length: usize| length > BODY_LIMIT;
        let bytes = to_bytes(request.into_body(), HEARING_LIMIT)
            .await
            .map_err(|_| match announced {
                Some(length) if is_too_large(length) => Refusal::TooLarge,
                _ => Refusal::Parameters("the body did not arrive whole; try again".to_owned()),
            })?;
        if is_too_large(bytes.len()) {
            return Err(Refusal::TooLarge);
        }
        serde_json::from_slice(&bytes)
            .map(Self)
            .map_err(|error| Refusal::Body(BodyFault::of(&error)))
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
