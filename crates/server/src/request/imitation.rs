//! Answering as a release does.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use super::host::host_of;
use crate::problem::{Refusal, Refused};
use crate::state::AppState;

/// Gives answers the form that they have at the release that is imitated, if one is.
pub(crate) async fn imitate(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let Some(release) = state.as_release else {
        return next.run(request).await;
    };
    let refused = Refused {
        method: request.method().clone(),
        url: format!("http://{}{}", host_of(request.headers()), request.uri()),
    };
    let mut response = next.run(request).await;
    if let Some(refusal) = response.extensions_mut().remove::<Arc<Refusal>>() {
        let imitated = refusal.imitated(release, &refused);
        let (mut parts, body) = imitated.into_parts();
        for (name, value) in response.headers() {
            if name != header::CONTENT_TYPE && name != header::CONTENT_LENGTH {
                parts.headers.append(name, value.clone());
            }
        }
        response = Response::from_parts(parts, body);
    }
    let headers = response.headers_mut();
    let with_charset = match headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes) {
        Some(b"application/json") => "application/json; charset=utf-8",
        Some(b"application/problem+json") => "application/problem+json; charset=utf-8",
        _ => return response,
    };
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(with_charset));
    response
}
