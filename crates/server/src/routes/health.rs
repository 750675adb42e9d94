//! `/livez`, `/readyz` and `/metrics`: for who watches the server.

use axum::Router;
use axum::extract::State;
use axum::routing::get;

use crate::metrics::metrics;
use crate::problem::Refusal;
use crate::state::AppState;
use crate::storage::people;

/// Routes for who watches.
pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/livez", get(live))
        .route("/readyz", get(ready))
        .route("/metrics", get(metrics))
}

/// It answers, so it lives.
async fn live() -> &'static str {
    "ok\n"
}

/// It is ready while its data can be read.
async fn ready(State(state): State<AppState>) -> Result<&'static str, Refusal> {
    state
        .store
        .read(|database| people::project(database, "default").map(drop))
        .await?;
    Ok("ok\n")
}
