//! `/template/session`: storing templates.

mod conditions;
pub(super) mod history;
pub(super) mod listing;
mod payload;

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Value, json};
use sesstpl_manager_api::calls::TemplateCreated;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use self::conditions::{etag, expected, is_known};
use self::payload::{Accepted, For, Taken};
use super::launch::project;
use crate::clock;
use crate::problem::{BodyFault, Conflict, Missing, Refusal, is_today};
use crate::request::{Body, Caller, Query};
use crate::state::{AppState, Shared};
use crate::storage::templates::{self as rows, Changed, NewTemplate, TemplateRow};
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
#[derive(Deserialize, ToSchema)]
pub(super) struct Store {
    /// Templates in an envelope, as a text in JSON or YAML.
    payload: String,
    #[serde(default, alias = "groupName", alias = "group_name")]
    group: Option<String>,
    #[serde(default, alias = "domainName", alias = "domain_name")]
    domain: Option<String>,
    #[serde(flatten)]
    #[schema(ignore)]
    others: serde_json::Map<String, Value>,
}

/// What older managers know in such a body besides what is read here.
const KNOWN: [&str; 2] = ["owner_access_key", "ownerAccessKey"];

impl Store {
    /// Refuses keys that mean nothing, as managers before 26.9 do.
    fn check_keys(&self, state: &Shared) -> Result<(), Refusal> {
        let checks = state.as_release.is_some_and(|release| !is_today(release));
        let unknown = self.others.keys().find(|key| !KNOWN.contains(&key.as_str()));
        match unknown.filter(|_| checks) {
            Some(key) => Err(Refusal::Body(BodyFault::Unknown(key.clone()))),
            None => Ok(()),
        }
    }
}

/// One template, as manager 26.9.6 writes it.
#[derive(Serialize, ToSchema)]
struct Detail<'r> {
    #[schema(value_type = Object)]
    template: &'r RawValue,
    name: &'r str,
    user_uuid: Uuid,
    group_id: Uuid,
    domain_name: &'r str,
}

#[derive(Deserialize, IntoParams)]
struct Format {
    /// What older clients ask for; the answer is JSON in any case.
    #[param(pattern = "^(json|yaml)$")]
    format: Option<String>,
}

#[utoipa::path(post, path = "/template/session", tag = "templates", summary = "Stores templates", request_body = Store, responses((status = 200, description = "The ids of the new templates", body = Vec<Object>), (status = 400, description = "Refused, with the reasons in `msg` and `data`")))]
async fn create(
    State(state): State<AppState>,
    caller: Caller,
    Body(body): Body<Store>,
) -> Result<Response, Refusal> {
    body.check_keys(&state)?;
    // Managers look whose the templates are to be before they look at the templates.
    let project = project(&caller, body.domain.as_deref(), body.group.as_deref())?.id;
    let accepted = payload::check(&body.payload, state.release, taken(&state, For::Creation))?;
    let new = new_templates(project, caller.id, accepted);
    let now = clock::now();
    let ids = state
        .store
        .write(move |database| {
            new.iter()
                .map(|new| rows::insert(database, new, now))
                .collect::<Result<Vec<_>, _>>()
        })
        .await?;
    let today = state.as_release.is_none_or(is_today);
    let mut created = ids.into_iter().map(|id| TemplateCreated {
        id: id.simple().to_string(),
        user: if today {
            caller.id.to_string()
        } else {
            caller.id.simple().to_string()
        },
    });
    if state.as_release.is_none_or(|release| release.since(23, 9)) {
        return Ok(Json(created.collect::<Vec<_>>()).into_response());
    }
    // Of several, older managers tell the last one only.
    match created.next_back() {
        Some(last) => Ok(Json(last).into_response()),
        None => Err(Refusal::internal(
            &"a payload for an older release held no template",
        )),
    }
}

fn taken(state: &Shared, purpose: For) -> Taken {
    state
        .as_release
        .map_or(Taken::Any, |release| Taken::By(release, purpose))
}

#[utoipa::path(get, path = "/template/session/{id}", tag = "templates", summary = "Reads a template", params(("id" = String, Path, description = "The id of the template, with or without hyphens"), Format), responses((status = 200, description = "The template; `ETag` tells its version", body = Detail), (status = 304, description = "It is still the version that `If-None-Match` names"), (status = 404, description = "There is no such template")))]
async fn read(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
    Query(query): Query<Format>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    if !matches!(query.format.as_deref(), None | Some("json" | "yaml")) {
        return Err(Refusal::Format);
    }
    let id = parse_id(&id)?;
    let row = state.store.read(move |database| rows::get(database, id)).await?;
    let row = row.ok_or(Refusal::Missing(Missing::Template))?;
    may_touch(&state, &caller, &row)?;
    if is_known(&headers, row.version) {
        return Ok((axum::http::StatusCode::NOT_MODIFIED, etag(row.version)).into_response());
    }
    let detail = Detail {
        template: &row.template,
        name: &row.name,
        user_uuid: row.owner,
        group_id: row.project,
        domain_name: &row.domain,
    };
    Ok((etag(row.version), Json(detail)).into_response())
}

#[utoipa::path(put, path = "/template/session/{id}", tag = "templates", summary = "Replaces a template", params(("id" = String, Path, description = "The id of the template, with or without hyphens"), ("If-Match" = Option<String>, Header, description = "The version that is to be changed, as `ETag` tells it")), request_body = Store, responses((status = 200, description = "Done; `ETag` tells the new version", body = Object), (status = 400, description = "Refused, with the reasons in `msg` and `data`"), (status = 404, description = "There is no such template"), (status = 412, description = "The template has another version than `If-Match` names; `data` holds both")))]
async fn update(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
    Body(body): Body<Store>,
) -> Result<Response, Refusal> {
    let id = parse_id(&id)?;
    let expected = expected(&headers)?;
    body.check_keys(&state)?;
    let project = project(&caller, body.domain.as_deref(), body.group.as_deref())?.id;
    // Managers look for the template before they look at the payload.
    theirs(&state, &caller, id).await?;
    let accepted = payload::check(&body.payload, state.release, taken(&state, For::Update))?;
    // As the manager does with several, the last one counts.
    let new = new_templates(project, caller.id, accepted)
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

#[utoipa::path(delete, path = "/template/session/{id}", tag = "templates", summary = "Deletes a template; it can be restored", params(("id" = String, Path, description = "The id of the template, with or without hyphens"), ("If-Match" = Option<String>, Header, description = "The version that is to be changed, as `ETag` tells it")), responses((status = 200, description = "Done", body = Object), (status = 404, description = "There is no such template"), (status = 412, description = "The template has another version than `If-Match` names; `data` holds both")))]
async fn remove(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let id = parse_id(&id)?;
    let expected = expected(&headers)?;
    theirs(&state, &caller, id).await?;
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

fn new_templates(project: Uuid, author: Uuid, accepted: Vec<Accepted>) -> Vec<NewTemplate> {
    let new = accepted.into_iter().map(|accepted| NewTemplate {
        name: accepted.name,
        author,
        project,
        template: accepted.template,
    });
    new.collect()
}

/// Looks whether there is a template that the caller may touch.
async fn theirs(state: &Shared, caller: &Caller, id: Uuid) -> Result<(), Refusal> {
    let there = state.store.read(move |database| rows::get(database, id)).await?;
    may_touch(state, caller, &there.ok_or(Refusal::Missing(Missing::Template))?)
}

/// Refuses what is done with another user's template, as managers do since 26.9. A template never changes hands.
pub(super) fn may_touch(state: &Shared, caller: &Caller, row: &TemplateRow) -> Result<(), Refusal> {
    let everybody_may = state.as_release.is_some_and(|release| !is_today(release));
    if everybody_may || caller.may_touch(row.owner, &row.domain) {
        Ok(())
    } else {
        Err(Refusal::NotYours)
    }
}

/// Reads an id with or without hyphens. What is none names no template.
pub(super) fn parse_id(text: &str) -> Result<Uuid, Refusal> {
    Uuid::try_parse(text).map_err(|_| Refusal::Missing(Missing::MalformedId))
}
