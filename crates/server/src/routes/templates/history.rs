//! A template's versions, and deleted templates. Real managers do not have this.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;
use serde_json::value::RawValue;
use sesstpl_manager_api::Timestamp;
use uuid::Uuid;

use super::conditions::etag;
use super::{done, parse_id, settled};
use crate::problem::{Missing, Refusal};
use crate::request::Caller;
use crate::state::AppState;
use crate::storage::templates as rows;
use crate::storage::versions::{self, VersionRow};

/// A version of a template.
#[derive(Serialize)]
struct Past<'r> {
    version: i64,
    name: &'r str,
    created_at: Timestamp,
    user_uuid: Uuid,
    group_id: Uuid,
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
pub(super) async fn list(
    State(state): State<AppState>,
    _: Caller,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let id = parse_id(&id)?;
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
pub(super) async fn read(
    State(state): State<AppState>,
    _: Caller,
    Path((id, version)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let id = parse_id(&id)?;
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
pub(super) async fn restore(
    State(state): State<AppState>,
    _: Caller,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let id = parse_id(&id)?;
    let version = state
        .store
        .write(move |database| {
            let changed = rows::restore(database, id)?;
            settled(database, id, changed, None)
        })
        .await?;
    Ok(done(version))
}
