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

#[utoipa::path(get, path = "/", tag = "server", summary = "Says what versions these are", responses((status = 200, description = "The versions", body = Object)))]
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

/// The newest protocol version of each release that has another than the one before, and how it writes its own.
const API_VERSIONS: [(u16, u16, &str); 4] = [
    (20, 3, "v6.20220615"),
    (23, 9, "v7.20230615"),
    (25, 5, "v8.20240915"),
    (26, 9, API_VERSION),
];

fn version(state: &AppState) -> Value {
    if let Some(release) = state.as_release {
        let (year, month, patch) = release.version();
        let manager = if release.since(25, 1) {
            release.to_string()
        } else {
            format!("{year:02}.{month:02}.{patch}")
        };
        let known = API_VERSIONS
            .iter()
            .rev()
            .find(|(year, month, _)| release.since(*year, *month));
        return json!({ "version": known.map_or(API_VERSION, |(.., version)| version), "manager": manager });
    }
    json!({
        "version": API_VERSION,
        "manager": state.release,
        "dryRun": true,
        "server": concat!("sesstpl ", env!("CARGO_PKG_VERSION")),
    })
}
