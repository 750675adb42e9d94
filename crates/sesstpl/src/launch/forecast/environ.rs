//! Environment variables.

use super::{Effect, Obstacle, Question};
use crate::fields::FieldId;

/// What the manager sets in every session, after the template's own.
const BY_MANAGER: [&str; 18] = [
    "BACKENDAI_ACCESS_KEY",
    "BACKENDAI_CLUSTER_HOST",
    "BACKENDAI_CLUSTER_HOSTS",
    "BACKENDAI_CLUSTER_IDX",
    "BACKENDAI_CLUSTER_LOCAL_RANK",
    "BACKENDAI_CLUSTER_REPLICAS",
    "BACKENDAI_CLUSTER_ROLE",
    "BACKENDAI_CLUSTER_SIZE",
    "BACKENDAI_KERNEL_ID",
    "BACKENDAI_KERNEL_IMAGE",
    "BACKENDAI_PREOPEN_PORTS",
    "BACKENDAI_SERVICE_PORTS",
    "BACKENDAI_SESSION_ID",
    "BACKENDAI_SESSION_NAME",
    "BACKENDAI_USER_EMAIL",
    "BACKENDAI_USER_NAME",
    "BACKENDAI_USER_UUID",
    "SUDO_SESSION_ENABLED",
];

/// What the agent sets in every session.
const BY_AGENT: [&str; 10] = [
    "BACKENDAI_PERSISTENT_PATHS",
    "GPU_CONFIG",
    "GPU_COUNT",
    "GPU_MODEL_NAME",
    "GPU_TYPE",
    "LD_PRELOAD",
    "LOCAL_GROUP_ID",
    "LOCAL_USER_ID",
    "N_GPUS",
    "TF_GPU_MEMORY_ALLOC",
];

/// Who sets an environment variable whatever a template says: `manager`, `agent` or nobody.
///
/// ```
/// assert_eq!(sesstpl::launch::overwritten_by("LD_PRELOAD"), Some("agent"));
/// assert_eq!(sesstpl::launch::overwritten_by("PATH"), None);
/// ```
pub fn overwritten_by(name: &str) -> Option<&'static str> {
    if BY_MANAGER.contains(&name) {
        Some("manager")
    } else if BY_AGENT.contains(&name) {
        Some("agent")
    } else {
        None
    }
}

pub(super) fn variables(question: &mut Question<'_>) {
    for (name, value) in &question.plan.environ {
        let (code, message, help) = if let Some(who) = overwritten_by(name) {
            (
                "launch/environ-overwritten",
                format!(
                    "the {who} sets `{name}` in every session itself, so that the template's value is lost"
                ),
                "take it out, or use another name".to_owned(),
            )
        } else if name.contains(['=', '\n']) || value.contains('\n') {
            (
                "launch/environ-broken",
                format!(
                    "sessions read their environment from lines of the form `NAME=value`; what `{}` says would be read \
                     as something else",
                    name.escape_debug()
                ),
                "take `=` and line breaks out of names, and line breaks out of values; encode a value of several \
                 lines and decode it in `run.bootstrap`"
                    .to_owned(),
            )
        } else {
            continue;
        };
        let obstacle = Obstacle {
            code,
            field: FieldId::Environ,
            key: Some(name.clone()),
            effect: Effect::Differs,
            message,
            help,
        };
        question.obstacles.push(obstacle);
    }
}
