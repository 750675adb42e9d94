//! Environment variables.

use super::{Effect, Obstacle, Question};
use crate::fields::FieldId;

/// What the manager sets after the template's own; of each the sessions in which it does. Seen to be so on 25.5.2 and
/// 26.9.6, as the agent receives it.
const BY_MANAGER: [(&str, &str); 18] = [
    ("BACKENDAI_ACCESS_KEY", EVERY),
    ("BACKENDAI_CLUSTER_HOST", EVERY),
    ("BACKENDAI_CLUSTER_HOSTS", EVERY),
    ("BACKENDAI_CLUSTER_IDX", EVERY),
    ("BACKENDAI_CLUSTER_LOCAL_RANK", EVERY),
    ("BACKENDAI_CLUSTER_REPLICAS", EVERY),
    ("BACKENDAI_CLUSTER_ROLE", EVERY),
    ("BACKENDAI_CLUSTER_SIZE", EVERY),
    ("BACKENDAI_KERNEL_ID", EVERY),
    ("BACKENDAI_KERNEL_IMAGE", EVERY),
    ("BACKENDAI_PREOPEN_PORTS", EVERY),
    ("BACKENDAI_SERVICE_PORTS", EVERY),
    ("BACKENDAI_SESSION_ID", EVERY),
    ("BACKENDAI_SESSION_NAME", EVERY),
    ("BACKENDAI_USER_EMAIL", EVERY),
    ("BACKENDAI_USER_NAME", EVERY),
    ("BACKENDAI_USER_UUID", EVERY),
    (
        "SUDO_SESSION_ENABLED",
        "in sessions of people who may become root",
    ),
];

/// What the agent sets. Seen to be so with sample agents, which have no accelerators, hook no libraries, and of which only
/// that of 26.9.6 tells the paths of folders.
const BY_AGENT: [(&str, &str); 10] = [
    ("BACKENDAI_PERSISTENT_PATHS", "in sessions with folders"),
    ("GPU_CONFIG", ACCELERATED),
    ("GPU_COUNT", EVERY),
    ("GPU_MODEL_NAME", ACCELERATED),
    ("GPU_TYPE", ACCELERATED),
    ("LD_PRELOAD", EVERY),
    ("LOCAL_GROUP_ID", EVERY),
    ("LOCAL_USER_ID", EVERY),
    ("N_GPUS", EVERY),
    ("TF_GPU_MEMORY_ALLOC", ACCELERATED),
];

const EVERY: &str = "in every session";
const ACCELERATED: &str = "in sessions with accelerators";

/// Who sets an environment variable whatever a template says, be it only in some sessions: `manager`, `agent` or nobody.
///
/// ```
/// assert_eq!(sesstpl::launch::overwritten_by("LD_PRELOAD"), Some("agent"));
/// assert_eq!(sesstpl::launch::overwritten_by("PATH"), None);
/// ```
pub fn overwritten_by(name: &str) -> Option<&'static str> {
    overwriting(name).map(|(who, _)| who)
}

/// Who sets a variable, and in which sessions.
fn overwriting(name: &str) -> Option<(&'static str, &'static str)> {
    let sets =
        |known: &[(&str, &'static str)]| known.iter().find(|(set, _)| *set == name).map(|&(_, when)| when);
    sets(&BY_MANAGER)
        .map(|when| ("manager", when))
        .or_else(|| sets(&BY_AGENT).map(|when| ("agent", when)))
}

pub(super) fn variables(question: &mut Question<'_>) {
    for &(name, value) in &question.session.environ {
        let (code, message, help) = if let Some((who, when)) = overwriting(name) {
            (
                "launch/environ-overwritten",
                format!("the {who} sets `{name}` {when} itself, so that the template's value is lost"),
                "take it out, or use another name".to_owned(),
            )
        } else if name.bytes().any(|byte| matches!(byte, b'=' | b'\n')) || value.contains('\n') {
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
            key: Some(name.to_owned()),
            effect: Effect::Differs,
            message,
            help,
        };
        question.obstacles.push(obstacle);
    }
}
