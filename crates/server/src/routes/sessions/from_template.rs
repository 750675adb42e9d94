//! `POST /session/_/create-from-template`, as it is documented: the template says what to launch, and the request
//! may say otherwise.
//!
//! Real managers lose most of the template here (22.9 to 26.9: its startup command, its mounts; from 26.4 on its
//! resources and environment too; the repository is never cloned).

use std::collections::BTreeMap;

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use serde_json::{Map, Value};
use sesstpl::Stored;
use sesstpl::launch::{LaunchOptions, plan};

use super::launch;
use crate::agent::{LaunchRequest, SessionKind};
use crate::problem::{Missing, Refusal};
use crate::request::{Body, Caller};
use crate::routes::templates::{may_touch, parse_id};
use crate::state::AppState;
use crate::storage::templates as rows;

/// The request: which template, and what goes before it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FromTemplate {
    #[serde(alias = "template_id")]
    template_id: String,
    #[serde(alias = "sessionName", alias = "session_name", alias = "clientSessionToken")]
    name: String,
    #[serde(alias = "lang")]
    image: Option<String>,
    architecture: Option<String>,
    #[serde(rename = "type", alias = "sessionType", alias = "session_type")]
    kind: Option<SessionKind>,
    #[serde(alias = "groupName", alias = "group_name")]
    group: Option<String>,
    #[serde(alias = "domainName", alias = "domain_name")]
    domain: Option<String>,
    config: Option<ConfigOverrides>,
    tag: Option<String>,
    #[serde(alias = "bootstrap_script")]
    bootstrap_script: Option<String>,
    #[serde(alias = "startup_command", alias = "startup")]
    startup_command: Option<String>,
    #[serde(alias = "cluster_size")]
    cluster_size: Option<u32>,
    #[serde(alias = "enqueue_only", default)]
    enqueue_only: bool,
    #[serde(alias = "max_wait_seconds", alias = "maxWaitSec", default)]
    max_wait_seconds: u64,
    #[serde(alias = "reuse", alias = "reuse_if_exists")]
    reuse_if_exists: Option<bool>,
}

#[derive(Deserialize)]
struct ConfigOverrides {
    resources: Option<Map<String, Value>>,
    environ: Option<BTreeMap<String, String>>,
    mounts: Option<Vec<String>>,
    #[serde(alias = "mountMap")]
    mount_map: Option<BTreeMap<String, String>>,
    #[serde(alias = "scalingGroup")]
    scaling_group: Option<String>,
}

/// Starts a session from a template.
#[utoipa::path(post, path = "/session/_/create-from-template", tag = "sessions", summary = "Starts a session from a template", request_body = Object, responses((status = 201, description = "The session", body = Object), (status = 400, description = "Refused, with the reason in `msg`"), (status = 404, description = "The project, scaling group, architecture or template is not there")))]
pub(super) async fn create(
    State(state): State<AppState>,
    caller: Caller,
    Body(asked): Body<FromTemplate>,
) -> Result<Response, Refusal> {
    let id = parse_id(&asked.template_id)?;
    let row = state
        .store
        .read(move |database| rows::get(database, id))
        .await?
        .ok_or(Refusal::Missing(Missing::Template))?;
    may_touch(&state, &caller, &row)?;
    let value: Value = serde_json::from_str(row.template.get()).map_err(|error| Refusal::internal(&error))?;
    let options = LaunchOptions {
        name: asked.name.clone(),
        group: asked.group.clone().unwrap_or(row.project_name),
        domain: asked.domain.clone().unwrap_or_else(|| caller.domain.clone()),
    };
    let stored = Stored::deserialize(value).map_err(|error| Refusal::Parameters(error.to_string()))?;
    let plan = plan(&stored, &options).map_err(|error| Refusal::Parameters(error.to_string()))?;
    let request = serde_json::from_value(plan.request_body()).map_err(|error| Refusal::internal(&error))?;
    launch(&state, caller, asked.over(request)).await
}

impl FromTemplate {
    /// What is launched: the template's request, with what this one says put over it. Resources, environment and
    /// mounts are added to the template's.
    fn over(self, mut request: LaunchRequest) -> LaunchRequest {
        put(&mut request.image, self.image);
        put(&mut request.kind, self.kind);
        request.architecture = self.architecture.or(request.architecture);
        request.tag = self.tag.or(request.tag);
        request.bootstrap_script = self.bootstrap_script.or(request.bootstrap_script);
        request.startup_command = self.startup_command.or(request.startup_command);
        request.cluster_size = self.cluster_size.or(request.cluster_size);
        request.enqueue_only = self.enqueue_only;
        request.max_wait_seconds = self.max_wait_seconds;
        // The manager's default, where a plan of ours would say no.
        request.reuse_if_exists = self.reuse_if_exists.unwrap_or(true);
        if let Some(config) = self.config {
            let own = &mut request.config;
            own.resources.extend(config.resources.unwrap_or_default());
            own.environ.extend(config.environ.unwrap_or_default());
            own.mount_map.extend(config.mount_map.unwrap_or_default());
            for folder in config.mounts.unwrap_or_default() {
                if !own.mounts.contains(&folder) {
                    own.mounts.push(folder);
                }
            }
            own.scaling_group = config.scaling_group.or(own.scaling_group.take());
        }
        request
    }
}

fn put<T>(place: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *place = value;
    }
}
