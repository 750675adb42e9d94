//! `GET /`: the version for programs, the editor for people.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::editor::wants_page;
use crate::state::AppState;

/// The newest protocol version of manager 26.9.6.
const API_VERSION: &str = "v9.20250722";

/// Routes of the version.
pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/", get(root))
}

async fn root(State(state): State<AppState>, request: Request) -> Response {
    if wants_page(&request) {
        return state.editor.page().await;
    }
    let mut response = Json(version(&state)).into_response();
    // The same address gives a person the editor. CORS adds its own words to this header.
    response
        .headers_mut()
        .insert(header::VARY, HeaderValue::from_static("Accept"));
    response
}

fn version(state: &AppState) -> Value {
    json!({
        "version": API_VERSION,
        "manager": state.release,
        "dryRun": true,
        "server": concat!("sesstpl ", env!("CARGO_PKG_VERSION")),
    })
}
