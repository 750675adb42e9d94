//! What the server answers to.

mod catalogue;
mod embedded;
mod health;
mod launch;
mod openapi;
mod sessions;
mod templates;
mod version;

use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::{Router, middleware::Next};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::cors::{AllowHeaders, AllowMethods, AllowOrigin, CorsLayer};

use crate::metrics::observe;
use crate::problem::Refusal;
use crate::request::{check_host, imitate};
use crate::state::AppState;

/// How long a request may take.
const TIME_LIMIT: Duration = Duration::from_mins(1);

/// Everything that the server answers to.
pub(crate) fn router(state: AppState) -> Router {
    // A page of any origin may call the manager, as it may call a real one, but must sign: no cookie goes with it.
    let manager = Router::new()
        .merge(version::routes())
        .merge(templates::routes())
        .merge(sessions::routes())
        .merge(catalogue::routes())
        .merge(openapi::routes())
        .method_not_allowed_fallback(wrong_method)
        .layer(from_fn(refuse_nul))
        .layer(
            CorsLayer::new()
                .allow_origin(AllowOrigin::mirror_request())
                .allow_methods(AllowMethods::mirror_request())
                .allow_headers(AllowHeaders::mirror_request())
                .expose_headers([header::ETAG, header::LINK])
                .max_age(Duration::from_mins(10)),
        );
    Router::new()
        .merge(manager)
        .merge(health::routes())
        .merge(embedded::routes().method_not_allowed_fallback(wrong_method))
        .fallback(editor_file)
        .layer(from_fn(limit_time))
        .layer(from_fn_with_state(state.clone(), check_host))
        .layer(from_fn_with_state(state.clone(), imitate))
        .layer(CatchPanicLayer::custom(|_| {
            Refusal::internal(&"a route panicked").into_response()
        }))
        .layer(from_fn_with_state(state.clone(), observe))
        .with_state(state)
}

async fn editor_file(State(state): State<AppState>, request: Request) -> Response {
    state.editor.file(request).await
}

async fn wrong_method() -> Refusal {
    Refusal::Method
}

/// Refuses addresses with a NUL character, which no name has and not every database takes.
async fn refuse_nul(request: Request, next: Next) -> Response {
    let address = request
        .uri()
        .path_and_query()
        .map_or("", |address| address.as_str());
    if address.contains("%00") {
        return Refusal::Parameters("an address cannot hold a NUL character (%00)".to_owned())
            .into_response();
    }
    next.run(request).await
}

async fn limit_time(request: Request, next: Next) -> Response {
    match tokio::time::timeout(TIME_LIMIT, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Refusal::TooSlow.into_response(),
    }
}
