//! `/template/session`: storing templates.

mod conditions;
mod history;
mod listing;
mod payload;

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use serde_json::json;
use serde_json::value::RawValue;
use sesstpl_manager_api::calls::TemplateCreated;
use uuid::Uuid;

use self::conditions::{etag, expected, is_known};
use self::payload::Accepted;
use super::launch::project;
use crate::clock;
use crate::problem::{Conflict, Missing, Refusal};
use crate::request::{Body, Caller, Query};
use crate::state::{AppState, Shared};
use crate::storage::templates::{self as rows, Changed, NewTemplate};
use crate::storage::{Database, versions};

/// Routes of templates.
pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/template/session", get(listing::list).post(create))
        .route("/template/session/{id}", get(read).put(update).delete(remove))
        .route("/template/session/{id}/versions", get(history::list))
        .route("/template/session/{id}/versions/{version}", get(history::read))
        .route("/template/session/{id}/restore", post(history::restore))
}

/// The body of a creation or an update.
#[derive(Deserialize)]
struct Store {
    payload: String,
    #[serde(default, alias = "groupName", alias = "group_name")]
    group: Option<String>,
    #[serde(default, alias = "domainName", alias = "domain_name")]
    domain: Option<String>,
}

/// One template, as manager 26.9.6 writes it.
#[derive(Serialize)]
struct Detail<'r> {
    template: &'r RawValue,
    name: &'r str,
    user_uuid: Uuid,
    group_id: Uuid,
    domain_name: &'r str,
}

#[derive(Deserialize)]
struct Format {
    format: Option<String>,
}

async fn create(
    State(state): State<AppState>,
    caller: Caller,
    Body(body): Body<Store>,
) -> Result<Json<Vec<TemplateCreated>>, Refusal> {
    let accepted = payload::check(&body.payload, state.release)?;
    let new = new_templates(&state, caller, &body, accepted)?;
    let now = clock::now();
    let ids = state
        .store
        .write(move |database| {
            new.iter()
                .map(|new| rows::insert(database, new, now))
                .collect::<Result<Vec<_>, _>>()
        })
        .await?;
    let created = ids.into_iter().map(|id| TemplateCreated {
        id: id.simple().to_string(),
        user: caller.user.to_string(),
    });
    Ok(Json(created.collect()))
}

async fn read(
    State(state): State<AppState>,
    _: Caller,
    Path(id): Path<String>,
    Query(query): Query<Format>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    if !matches!(query.format.as_deref(), None | Some("json" | "yaml")) {
        return Err(Refusal::Parameters(
            "format should be \"yaml\" or \"json\"".to_owned(),
        ));
    }
    let id = parse_id(&id)?;
    let row = state.store.read(move |database| rows::get(database, id)).await?;
    let row = row.ok_or(Refusal::Missing(Missing::Template))?;
    if is_known(&headers, row.version) {
        return Ok((axum::http::StatusCode::NOT_MODIFIED, etag(row.version)).into_response());
    }
    let detail = Detail {
        template: &row.template,
        name: &row.name,
        user_uuid: row.owner,
        group_id: row.project,
        domain_name: &state.identity.domain,
    };
    Ok((etag(row.version), Json(detail)).into_response())
}

async fn update(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
    Body(body): Body<Store>,
) -> Result<Response, Refusal> {
    let id = parse_id(&id)?;
    let expected = expected(&headers)?;
    let accepted = payload::check(&body.payload, state.release)?;
    // As the manager does with several, the last one counts.
    let new = new_templates(&state, caller, &body, accepted)?
        .pop()
        .ok_or_else(|| Refusal::Parameters("the payload holds no template".to_owned()))?;
    let version = state
        .store
        .write(move |database| {
            let changed = rows::update(database, id, &new, expected, clock::now())?;
            settled(database, id, changed, expected)
        })
        .await?;
    Ok(done(version))
}

async fn remove(
    State(state): State<AppState>,
    _: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let id = parse_id(&id)?;
    let expected = expected(&headers)?;
    let version = state
        .store
        .write(move |database| {
            let changed = rows::delete(database, id, expected, clock::now())?;
            settled(database, id, changed, expected)
        })
        .await?;
    Ok(done(version))
}

/// The version that a change led to, or why there was none.
fn settled(
    database: &mut dyn Database,
    id: Uuid,
    changed: Changed,
    expected: Option<i64>,
) -> Result<i64, Refusal> {
    match changed {
        Changed::To(version) => Ok(version),
        Changed::Missing => Err(Refusal::Missing(Missing::Template)),
        Changed::Otherwise(version) => {
            let mut content = |version: i64| {
                let row = versions::get(database, id, version)?;
                Ok::<_, Refusal>(row.map(|row| row.template))
            };
            Err(Refusal::Changed(Box::new(Conflict {
                version,
                template: content(version)?,
                expected,
                expected_template: expected.map(content).transpose()?.flatten(),
            })))
        }
    }
}

fn done(version: i64) -> Response {
    (etag(version), Json(json!({ "success": true }))).into_response()
}

fn new_templates(
    state: &Shared,
    caller: Caller,
    body: &Store,
    accepted: Vec<Accepted>,
) -> Result<Vec<NewTemplate>, Refusal> {
    let project = project(&state.identity, body.domain.as_deref(), body.group.as_deref())?;
    let new = accepted.into_iter().map(|accepted| NewTemplate {
        name: accepted.name,
        owner: caller.user,
        project: project.id,
        template: accepted.template,
    });
    Ok(new.collect())
}

/// Reads an id with or without hyphens. What is none names no template.
pub(super) fn parse_id(text: &str) -> Result<Uuid, Refusal> {
    Uuid::try_parse(text).map_err(|_| Refusal::Missing(Missing::Template))
}
