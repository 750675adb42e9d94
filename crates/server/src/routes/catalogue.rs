//! What the cluster has, as manager 26.9.6 tells it.

use axum::extract::State;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::launch::{SCALING_GROUP, project};
use crate::agent::Slots;
use crate::identity::Person;
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

#[utoipa::path(get, path = "/config/resource-slots", tag = "catalogue", summary = "Says what resources there are", responses((status = 200, description = "Names and units", body = Object)))]
async fn slots(State(state): State<AppState>, _: Caller) -> Json<Value> {
    Json(json!(state.agent_config.capacity.units()))
}

/// A project, by its name.
#[derive(Deserialize)]
struct OfProject {
    group: Option<String>,
}

#[utoipa::path(get, path = "/scaling-groups", tag = "catalogue", summary = "Says what scaling groups there are", params(("group" = Option<String>, Query, description = "The project")), responses((status = 200, description = "The scaling groups", body = Object), (status = 404, description = "There is no such project")))]
async fn scaling_groups(caller: Caller, Query(of): Query<OfProject>) -> Result<Json<Value>, Refusal> {
    project(&caller, None, of.group.as_deref())?;
    Ok(Json(json!({ "scaling_groups": [{ "name": SCALING_GROUP }] })))
}

#[utoipa::path(get, path = "/folders", tag = "catalogue", summary = "Says what folders there are", responses((status = 200, description = "The folders", body = Vec<Object>)))]
async fn folders(State(state): State<AppState>, _: Caller) -> Json<Value> {
    let folders = state.agent_config.folders.iter();
    Json(folders.map(|name| json!({ "name": name })).collect())
}

#[utoipa::path(get, path = "/resource/presets", tag = "catalogue", summary = "Says what resource presets there are", responses((status = 200, description = "None", body = Object)))]
async fn presets(_: Caller) -> Json<Value> {
    Json(json!({ "presets": [] }))
}

#[utoipa::path(post, path = "/resource/check-presets", tag = "catalogue", summary = "Says what is free", request_body = Object, responses((status = 200, description = "What is used and what is free", body = Object), (status = 400, description = "Refused, with the reasons in `msg` and `data`"), (status = 404, description = "There is no such project")))]
async fn check_presets(
    State(state): State<AppState>,
    caller: Caller,
    Body(of): Body<OfProject>,
) -> Result<Json<Value>, Refusal> {
    project(&caller, None, of.group.as_deref())?;
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
#[utoipa::path(post, path = "/admin/gql", tag = "catalogue", summary = "Answers queries for images and for who asks", request_body = Object, responses((status = 200, description = "The data, or errors", body = Object), (status = 400, description = "Refused, with the reasons in `msg` and `data`")))]
async fn graphql(State(state): State<AppState>, caller: Caller, Body(asked): Body<Asked>) -> Json<Value> {
    let words: Vec<&str> = asked
        .query
        .split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|word| !matches!(*word, "" | "query"))
        .collect();
    let data = match words.first() {
        Some(&"images") => json!({ "images": images(&state) }),
        Some(&"user") => json!({ "user": user(&caller) }),
        first => {
            let name = first.copied().unwrap_or_default();
            let message = format!("Cannot query field '{name}' on type 'Query'.");
            return Json(json!({ "data": null, "errors": [{ "message": message }] }));
        }
    };
    Json(json!({ "data": data, "errors": null }))
}

fn user(person: &Person) -> Value {
    let groups = person.projects.iter();
    let groups: Vec<Value> = groups
        .map(|project| json!({ "id": project.id, "name": project.name }))
        .collect();
    json!({ "email": person.email, "domain_name": person.domain, "groups": groups })
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
