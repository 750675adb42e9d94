//! What the cluster has, as manager 26.9.6 tells it.

use axum::extract::State;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::launch::{SCALING_GROUP, project};
use crate::agent::Slots;
use crate::problem::Refusal;
use crate::request::{Body, Caller, Query};
use crate::state::{AppState, Shared};
use crate::storage::sessions::live;

/// Routes of what the cluster has.
pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/config/resource-slots", get(slots))
        .route("/scaling-groups", get(scaling_groups))
        .route("/folders", get(folders))
        .route("/resource/presets", get(presets))
        .route("/resource/check-presets", post(check_presets))
        .route("/admin/gql", post(graphql))
}

async fn slots(State(state): State<AppState>, _: Caller) -> Json<Value> {
    Json(json!(state.agent_config.capacity.units()))
}

/// A project, by its name.
#[derive(Deserialize)]
struct OfProject {
    group: Option<String>,
}

async fn scaling_groups(
    State(state): State<AppState>,
    _: Caller,
    Query(of): Query<OfProject>,
) -> Result<Json<Value>, Refusal> {
    project(&state.identity, None, of.group.as_deref())?;
    Ok(Json(json!({ "scaling_groups": [{ "name": SCALING_GROUP }] })))
}

async fn folders(State(state): State<AppState>, _: Caller) -> Json<Value> {
    let folders = state.agent_config.folders.iter();
    Json(folders.map(|name| json!({ "name": name })).collect())
}

async fn presets(_: Caller) -> Json<Value> {
    Json(json!({ "presets": [] }))
}

async fn check_presets(
    State(state): State<AppState>,
    _: Caller,
    Body(of): Body<OfProject>,
) -> Result<Json<Value>, Refusal> {
    project(&state.identity, None, of.group.as_deref())?;
    let sessions = state.store.read(live).await?;
    let capacity = &state.agent_config.capacity;
    let free = sessions
        .iter()
        .filter(|session| session.phase.occupies())
        .fold(capacity.clone(), |free, session| free.without(&session.slots));
    let using = capacity.without(&free);
    let every = |text: &str| {
        let same = capacity.units().into_keys();
        Value::Object(same.map(|slot| (slot.to_owned(), Value::from(text))).collect())
    };
    // Nobody is limited, which managers write as an infinite limit, and projects' limits are hidden.
    let (endless, hidden) = (every("Infinity"), every("NaN"));
    Ok(Json(json!({
        "presets": [],
        "keypair_limits": endless,
        "keypair_using": amounts(&using),
        "keypair_remaining": endless,
        "group_limits": hidden,
        "group_using": hidden,
        "group_remaining": hidden,
        "scaling_group_remaining": amounts(&free),
        "scaling_groups": { SCALING_GROUP: { "using": amounts(&using), "remaining": amounts(&free) } },
    })))
}

fn amounts(slots: &Slots) -> Value {
    json!(slots.to_wire())
}

/// A query in GraphQL.
#[derive(Deserialize)]
struct Asked {
    query: String,
}

/// Answers the queries for images and for the person who asks, with all that they may ask of either; a real manager
/// leaves out what is not asked for.
async fn graphql(State(state): State<AppState>, _: Caller, Body(asked): Body<Asked>) -> Json<Value> {
    let words: Vec<&str> = asked
        .query
        .split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|word| !matches!(*word, "" | "query"))
        .collect();
    let data = match words.first() {
        Some(&"images") => json!({ "images": images(&state) }),
        Some(&"user") => json!({ "user": user(&state) }),
        first => {
            let name = first.copied().unwrap_or_default();
            let message = format!("Cannot query field '{name}' on type 'Query'.");
            return Json(json!({ "data": null, "errors": [{ "message": message }] }));
        }
    };
    Json(json!({ "data": data, "errors": null }))
}

fn user(state: &Shared) -> Value {
    let identity = &state.identity;
    let groups = identity.projects.iter();
    let groups: Vec<Value> = groups
        .map(|project| json!({ "id": project.id, "name": project.name }))
        .collect();
    json!({ "email": identity.email, "domain_name": identity.domain, "groups": groups })
}

/// The configured images, cut where real managers keep them apart.
fn images(state: &Shared) -> Vec<Value> {
    let image = |name: &String| {
        let (registry, rest) = name.split_once('/').unwrap_or(("", name));
        let (path, tag) = rest.rsplit_once(':').unwrap_or((rest, "latest"));
        let mut image = Map::new();
        for (key, value) in [
            ("registry", registry),
            ("name", path),
            ("tag", tag),
            ("architecture", "x86_64"),
        ] {
            image.insert(key.to_owned(), Value::from(value));
        }
        for key in ["aliases", "labels", "resource_limits"] {
            image.insert(key.to_owned(), json!([]));
        }
        Value::Object(image)
    };
    state.agent_config.images.iter().map(image).collect()
}
