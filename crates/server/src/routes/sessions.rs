//! `/session`: starting sessions and looking after them.

pub(super) mod from_template;
mod info;

use std::time::Duration;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::launch::{check_name, new_session, project};
use crate::agent::{LaunchRequest, Phase, end, narrate};
use crate::clock;
use crate::problem::{Missing, Refusal};
use crate::request::{Body, Caller, Flag, Query};
use crate::state::{AppState, Shared};
use crate::storage::Part;
use crate::storage::sessions::{self as rows, SessionRow};

/// The longest time that the answer to a launch waits for the session to run.
const LONGEST_WAIT: Duration = Duration::from_secs(50);

/// How often to look whether another server has moved a session on.
const OTHERS: Duration = Duration::from_millis(500);

/// Routes of sessions.
pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/session", post(create))
        .route("/session/_/create", post(create))
        .route("/session/_/create-from-template", post(from_template::create))
        .route("/session/_/match", get(find_by_prefix))
        .route("/session/{name}", get(read).delete(destroy))
        .route("/session/{name}/logs", get(logs))
}

#[utoipa::path(post, path = "/session", tag = "sessions", summary = "Starts a session", request_body = Object, responses((status = 201, description = "The session", body = Object), (status = 400, description = "Refused, with the reason in `msg`"), (status = 404, description = "The project, scaling group, architecture or template is not there")))]
async fn create(
    State(state): State<AppState>,
    caller: Caller,
    Body(request): Body<LaunchRequest>,
) -> Result<Response, Refusal> {
    launch(&state, caller, request).await
}

/// What became of a request to launch.
enum Launched {
    New(SessionRow),
    Reused(SessionRow),
}

async fn launch(state: &Shared, caller: Caller, request: LaunchRequest) -> Result<Response, Refusal> {
    check_name(&request.name)?;
    let project = project(&caller, request.domain.as_deref(), request.group.as_deref())?.id;
    let user = caller.id;
    let (enqueue_only, max_wait) = (request.enqueue_only, request.max_wait_seconds);
    let capacity = state.agent_config.capacity.clone();
    let launched = state
        .store
        .write(move |database| {
            // Whether the name is free must stay true until it is taken.
            database.lock(Part::Sessions)?;
            let there =
                rows::find(database, user, &request.name)?.filter(|row| !row.session.phase.is_final());
            match there {
                Some(row) if request.reuse_if_exists => return Ok(Launched::Reused(row)),
                Some(row) => return Err(Refusal::SessionExists(row.session.id)),
                None => {}
            }
            let session = new_session(request, &capacity, clock::now())?;
            rows::insert(database, &session, user, project)?;
            Ok(Launched::New(SessionRow {
                session,
                owner: user,
                project,
            }))
        })
        .await?;
    match launched {
        Launched::Reused(row) => Ok((StatusCode::CREATED, Json(created(&row, false))).into_response()),
        Launched::New(row) => {
            state.agent.wake();
            let row = if enqueue_only {
                row
            } else {
                wait(state, row, max_wait).await?
            };
            Ok((StatusCode::CREATED, Json(created(&row, true))).into_response())
        }
    }
}

/// Waits until a session runs or has ended, or so many seconds; 0 means as long as the server waits.
async fn wait(state: &Shared, mut row: SessionRow, seconds: u64) -> Result<SessionRow, Refusal> {
    let longest = match seconds {
        0 => LONGEST_WAIT,
        seconds => Duration::from_secs(seconds).min(LONGEST_WAIT),
    };
    let mut changes = state.agent.changes();
    let deadline = tokio::time::Instant::now() + longest;
    loop {
        let id = row.session.id;
        row = find(state, row.owner, id.to_string()).await?;
        let phase = row.session.phase;
        let now = tokio::time::Instant::now();
        if phase >= Phase::Running || now >= deadline {
            return Ok(row);
        }
        // Only our own agent tells of changes; that of another server on the same data does not.
        let look_again = deadline.min(now + OTHERS);
        if matches!(
            tokio::time::timeout_at(look_again, changes.changed()).await,
            Ok(Err(_))
        ) {
            return Ok(row);
        }
    }
}

fn created(row: &SessionRow, is_new: bool) -> Value {
    json!({
        "sessionId": row.session.id,
        "sessionName": row.session.name,
        "status": row.session.phase.as_str(),
        "servicePorts": [],
        "created": is_new,
    })
}

async fn find(state: &Shared, owner: Uuid, key: String) -> Result<SessionRow, Refusal> {
    let missing = Refusal::Missing(Missing::Session(key.clone()));
    state
        .store
        .read(move |database| rows::find(database, owner, &key))
        .await?
        .ok_or(missing)
}

#[utoipa::path(get, path = "/session/{name}", tag = "sessions", summary = "Says how a session does", params(("name" = String, Path, description = "The name or id of a session")), responses((status = 200, description = "The session", body = Object), (status = 404, description = "There is no such session of yours")))]
async fn read(
    State(state): State<AppState>,
    caller: Caller,
    Path(name): Path<String>,
) -> Result<Json<Value>, Refusal> {
    let row = find(&state, caller.id, name).await?;
    Ok(Json(info::of(&row, &state, clock::now())))
}

#[derive(Deserialize)]
struct Destroy {
    #[serde(default)]
    forced: Flag,
}

#[utoipa::path(delete, path = "/session/{name}", tag = "sessions", summary = "Ends a session", params(("name" = String, Path, description = "The name or id of a session"), ("forced" = Option<bool>, Query, description = "Whether to end it at once")), responses((status = 200, description = "It ends", body = Object), (status = 400, description = "Refused, with the reasons in `msg` and `data`"), (status = 404, description = "There is no such session of yours")))]
async fn destroy(
    State(state): State<AppState>,
    caller: Caller,
    Path(name): Path<String>,
    Query(query): Query<Destroy>,
) -> Result<Json<Value>, Refusal> {
    let config = state.agent_config.clone();
    let phase = state
        .store
        .write(move |database| {
            database.lock(Part::Sessions)?;
            let mut row = rows::find(database, caller.id, &name)?
                .filter(|row| !row.session.phase.is_final())
                .ok_or_else(|| Refusal::Missing(Missing::Session(name.clone())))?;
            let now = clock::now();
            end(&mut row.session, query.forced.is_yes(), now, &config);
            rows::save(database, &row.session, now)?;
            Ok::<_, Refusal>(row.session.phase)
        })
        .await?;
    state.agent.wake();
    let word = if phase == Phase::Cancelled {
        "cancelled"
    } else {
        "terminated"
    };
    Ok(Json(json!({ "stats": { "status": word } })))
}

#[derive(Deserialize)]
struct Prefix {
    id: String,
}

#[utoipa::path(get, path = "/session/_/match", tag = "sessions", summary = "Finds sessions by the beginning of a name or id", params(("id" = String, Query, description = "The beginning")), responses((status = 200, description = "The sessions", body = Object), (status = 400, description = "Refused, with the reasons in `msg` and `data`")))]
async fn find_by_prefix(
    State(state): State<AppState>,
    caller: Caller,
    Query(query): Query<Prefix>,
) -> Result<Json<Value>, Refusal> {
    let found = state
        .store
        .read(move |database| rows::starting_with(database, caller.id, &query.id))
        .await?;
    let matches: Vec<Value> = found
        .iter()
        .map(|row| {
            json!({
                "id": row.session.id,
                "name": row.session.name,
                "status": row.session.phase.as_str(),
            })
        })
        .collect();
    Ok(Json(json!({ "matches": matches })))
}

#[utoipa::path(get, path = "/session/{name}/logs", tag = "sessions", summary = "Reads the logs of a session", params(("name" = String, Path, description = "The name or id of a session")), responses((status = 200, description = "The logs", body = Object), (status = 404, description = "There is no such session of yours")))]
async fn logs(
    State(state): State<AppState>,
    caller: Caller,
    Path(name): Path<String>,
) -> Result<Json<Value>, Refusal> {
    let row = find(&state, caller.id, name).await?;
    let id = row.session.id;
    let history = state
        .store
        .read(move |database| rows::history(database, id))
        .await?;
    Ok(Json(
        json!({ "result": { "logs": narrate(&row.session, &history) } }),
    ))
}
