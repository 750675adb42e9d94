//! `/template/session`: storing templates.

mod payload;

use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Value, json};
use sesstpl_manager_api::Timestamp;
use sesstpl_manager_api::calls::TemplateCreated;
use uuid::Uuid;

use self::payload::Accepted;
use super::launch::project;
use crate::clock;
use crate::problem::{Missing, Refusal};
use crate::request::{Body, Caller, Query};
use crate::state::{AppState, Shared};
use crate::storage::templates::{self as rows, NewTemplate, TemplateRow};

/// Routes of templates.
pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/template/session", get(list).post(create))
        .route("/template/session/{id}", get(read).put(update).delete(remove))
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

/// A template in the list, as manager 26.9.6 writes it.
#[derive(Serialize)]
struct Item<'r> {
    name: &'r str,
    id: String,
    created_at: Timestamp,
    is_owner: bool,
    user: Uuid,
    group: Uuid,
    user_email: Option<&'r str>,
    group_name: &'r str,
    domain_name: &'r str,
    #[serde(rename = "type")]
    kind: &'static str,
    template: &'r RawValue,
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
        .write(move |transaction| {
            new.iter()
                .map(|new| rows::insert(transaction, new, now))
                .collect::<Result<Vec<_>, _>>()
        })
        .await?;
    let created = ids.into_iter().map(|id| TemplateCreated {
        id: id.simple().to_string(),
        user: caller.user.to_string(),
    });
    Ok(Json(created.collect()))
}

async fn list(State(state): State<AppState>, caller: Caller) -> Result<Response, Refusal> {
    let rows = state.store.read(rows::list).await?;
    let items: Vec<Item<'_>> = rows.iter().map(|row| item(row, &state, caller)).collect();
    Ok(Json(items).into_response())
}

async fn read(
    State(state): State<AppState>,
    _: Caller,
    Path(id): Path<String>,
    Query(query): Query<Format>,
) -> Result<Response, Refusal> {
    if !matches!(query.format.as_deref(), None | Some("json" | "yaml")) {
        return Err(Refusal::Parameters(
            "format should be \"yaml\" or \"json\"".to_owned(),
        ));
    }
    let id = parse_id(&id)?;
    let row = state
        .store
        .read(move |connection| rows::get(connection, id))
        .await?;
    let row = row.ok_or(Refusal::Missing(Missing::Template))?;
    let detail = Detail {
        template: &row.template,
        name: &row.name,
        user_uuid: row.owner,
        group_id: row.project,
        domain_name: &state.identity.domain,
    };
    Ok(Json(detail).into_response())
}

async fn update(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<Store>,
) -> Result<Json<Value>, Refusal> {
    let id = parse_id(&id)?;
    let accepted = payload::check(&body.payload, state.release)?;
    // As the manager does with several, the last one counts.
    let new = new_templates(&state, caller, &body, accepted)?
        .pop()
        .ok_or_else(|| Refusal::Parameters("the payload holds no template".to_owned()))?;
    let found = state
        .store
        .write(move |transaction| rows::update(transaction, id, &new))
        .await?;
    success(found)
}

async fn remove(
    State(state): State<AppState>,
    _: Caller,
    Path(id): Path<String>,
) -> Result<Json<Value>, Refusal> {
    let id = parse_id(&id)?;
    let now = clock::now();
    let found = state
        .store
        .write(move |transaction| rows::delete(transaction, id, now))
        .await?;
    success(found)
}

fn success(found: bool) -> Result<Json<Value>, Refusal> {
    if found {
        Ok(Json(json!({ "success": true })))
    } else {
        Err(Refusal::Missing(Missing::Template))
    }
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

fn item<'r>(row: &'r TemplateRow, state: &'r Shared, caller: Caller) -> Item<'r> {
    Item {
        name: &row.name,
        id: row.id.simple().to_string(),
        created_at: row.created,
        is_owner: row.owner == caller.user,
        user: row.owner,
        group: row.project,
        user_email: Some(&state.identity.email),
        group_name: &row.project_name,
        domain_name: &state.identity.domain,
        kind: "task",
        template: &row.template,
    }
}

/// Reads an id with or without hyphens. What is none names no template.
pub(super) fn parse_id(text: &str) -> Result<Uuid, Refusal> {
    Uuid::try_parse(text).map_err(|_| Refusal::Missing(Missing::Template))
}
