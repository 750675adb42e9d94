//! A template's versions, and deleted templates. Real managers do not have this.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;
use serde_json::value::RawValue;
use sesstpl_manager_api::Timestamp;
use utoipa::ToSchema;
use uuid::Uuid;

use super::conditions::etag;
use super::{done, may_touch, parse_id, settled};
use crate::problem::{Missing, Refusal};
use crate::request::Caller;
use crate::state::{AppState, Shared};
use crate::storage::templates as rows;
use crate::storage::versions::{self, VersionRow};

/// A version of a template.
#[derive(Serialize, ToSchema)]
pub(super) struct Past<'r> {
    version: i64,
    name: &'r str,
    #[schema(value_type = String)]
    created_at: Timestamp,
    user_uuid: Uuid,
    group_id: Uuid,
    #[schema(value_type = Object)]
    template: &'r RawValue,
}

impl<'r> From<&'r VersionRow> for Past<'r> {
    fn from(row: &'r VersionRow) -> Self {
        Self {
            version: row.version,
            name: &row.name,
            created_at: row.at,
            user_uuid: row.author,
            group_id: row.project,
            template: &row.template,
        }
    }
}

/// All versions that a template has had, newest first; also of a deleted one.
#[utoipa::path(get, path = "/template/session/{id}/versions", tag = "templates", summary = "Lists all versions of a template, newest first", params(("id" = String, Path, description = "The id of the template, with or without hyphens")), responses((status = 200, description = "The versions", body = Vec<Past>), (status = 404, description = "There is no such template")))]
pub(super) async fn list(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let id = parse_id(&id)?;
    may_touch_any(&state, &caller, id).await?;
    let rows = state
        .store
        .read(move |database| versions::list(database, id))
        .await?;
    if rows.is_empty() {
        return Err(Refusal::Missing(Missing::Template));
    }
    let versions: Vec<Past<'_>> = rows.iter().map(Past::from).collect();
    Ok(Json(versions).into_response())
}

/// One version of a template.
#[utoipa::path(get, path = "/template/session/{id}/versions/{version}", tag = "templates", summary = "Reads one version of a template", params(("id" = String, Path, description = "The id of the template"), ("version" = String, Path, description = "The number of the version, from 1")), responses((status = 200, description = "The version", body = Past), (status = 400, description = "Refused, with the reasons in `msg` and `data`"), (status = 404, description = "There is no such template")))]
pub(super) async fn read(
    State(state): State<AppState>,
    caller: Caller,
    Path((id, version)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let id = parse_id(&id)?;
    may_touch_any(&state, &caller, id).await?;
    let version: i64 = version
        .parse()
        .map_err(|_| Refusal::Parameters(format!("`{version}` is no version; versions count from 1")))?;
    let row = state
        .store
        .read(move |database| versions::get(database, id, version))
        .await?
        .ok_or(Refusal::Missing(Missing::Template))?;
    Ok((etag(row.version), Json(Past::from(&row))).into_response())
}

/// Puts a deleted template back.
#[utoipa::path(post, path = "/template/session/{id}/restore", tag = "templates", summary = "Puts a deleted template back", params(("id" = String, Path, description = "The id of the template, with or without hyphens")), responses((status = 200, description = "Done", body = Object), (status = 404, description = "There is no such deleted template")))]
pub(super) async fn restore(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let id = parse_id(&id)?;
    may_touch_any(&state, &caller, id).await?;
    let version = state
        .store
        .write(move |database| {
            let changed = rows::restore(database, id)?;
            settled(database, id, changed, None)
        })
        .await?;
    Ok(done(version))
}

/// Refuses what is done with another user's template, also with a deleted one.
async fn may_touch_any(state: &Shared, caller: &Caller, id: Uuid) -> Result<(), Refusal> {
    let row = state
        .store
        .read(move |database| rows::get_any(database, id))
        .await?
        .ok_or(Refusal::Missing(Missing::Template))?;
    may_touch(state, caller, &row)
}
