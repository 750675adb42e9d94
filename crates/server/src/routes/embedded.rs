//! `/embedded/…`: how the editor's own page logs in. Real managers do not have this.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::json;
use sesstpl_manager_api::Timestamp;
use sesstpl_manager_api::calls::EmbeddedIdentity;

use crate::problem::Refusal;
use crate::request::{Body, Caller, LOGIN_LIFETIME, SameOrigin, cleared, login_digest, set};
use crate::state::AppState;
use crate::storage::logins;
use crate::{clock, random};

/// Routes of the login.
pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/embedded/login", post(login))
        .route("/embedded/session", get(session))
        .route("/embedded/logout", post(logout))
}

#[derive(Deserialize)]
struct Login {
    token: String,
}

#[utoipa::path(post, path = "/embedded/login", tag = "server", summary = "Lets a browser in", request_body = Object, responses((status = 200, description = "Let in by a cookie", body = Object), (status = 401, description = "The token is not that of the printed address"), (status = 403, description = "A page of somebody else")))]
async fn login(
    State(state): State<AppState>,
    _: SameOrigin,
    Body(login): Body<Login>,
) -> Result<Response, Refusal> {
    if !state.login.is(&login.token) {
        return Err(Refusal::Anonymous);
    }
    let secret = random::token().map_err(|error| Refusal::internal(&error))?;
    let digest = random::digest(&secret);
    let now = clock::now();
    let expires = Timestamp::from_unix_millis(now.unix_millis() + LOGIN_LIFETIME * 1000);
    state
        .store
        .write(move |database| logins::insert(database, digest, expires, now))
        .await?;
    Ok(done(set(state.identity.instance, &secret, state.is_encrypted)))
}

#[utoipa::path(get, path = "/embedded/session", tag = "server", summary = "Says who is let in", responses((status = 200, description = "Who is let in", body = Object)))]
async fn session(State(state): State<AppState>, caller: Caller) -> impl IntoResponse {
    let identity = &state.identity;
    let body = Json(EmbeddedIdentity {
        user: caller.email.clone(),
        domain: caller.domain.clone(),
        groups: caller
            .projects
            .iter()
            .map(|project| project.name.clone())
            .collect(),
        manager: state.release.to_string(),
        dry_run: true,
        access_key: identity.keypair.access_key().to_owned(),
    });
    ([(header::CACHE_CONTROL, "no-store")], body)
}

#[utoipa::path(post, path = "/embedded/logout", tag = "server", summary = "Ends a login of a browser", responses((status = 200, description = "Ended", body = Object), (status = 403, description = "A page of somebody else")))]
async fn logout(
    State(state): State<AppState>,
    _: SameOrigin,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    if let Some(digest) = login_digest(&headers, state.identity.instance) {
        state
            .store
            .write(move |database| logins::delete(database, digest))
            .await?;
    }
    Ok(done(cleared(state.identity.instance)))
}

fn done(cookie: String) -> Response {
    (
        StatusCode::OK,
        [(header::SET_COOKIE, cookie)],
        Json(json!({ "success": true })),
    )
        .into_response()
}
