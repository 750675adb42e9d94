//! Sessions as the agent sees them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sesstpl_manager_api::{SessionStatus, Timestamp};
use uuid::Uuid;

use super::Slots;

/// A session.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    /// Its id.
    pub(crate) id: Uuid,
    /// Its name, as the request gives it.
    pub(crate) name: String,
    /// What was asked for.
    pub(crate) request: LaunchRequest,
    /// What it takes of the agent.
    pub(crate) slots: Slots,
    /// Where it is in its life.
    pub(crate) phase: Phase,
    /// Why it is there.
    pub(crate) reason: String,
    /// When it was asked for.
    pub(crate) created: Timestamp,
    /// When it goes on by itself, if it does.
    pub(crate) due: Option<Timestamp>,
    /// When it ended.
    pub(crate) ended: Option<Timestamp>,
}

/// A step in a session's life, for its history.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    /// Where the session came to.
    pub(crate) phase: Phase,
    /// Why.
    pub(crate) reason: String,
    /// When.
    pub(crate) at: Timestamp,
}

/// Where a session is in its life, in the order that it passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Phase {
    /// Waits for room.
    Pending,
    /// Has its place.
    Scheduled,
    /// Is got ready.
    Preparing,
    /// Runs.
    Running,
    /// Is being ended.
    Terminating,
    /// Has ended.
    Terminated,
    /// Was ended before it had a place.
    Cancelled,
}

impl Phase {
    const ALL: [Self; 7] = [
        Self::Pending,
        Self::Scheduled,
        Self::Preparing,
        Self::Running,
        Self::Terminating,
        Self::Terminated,
        Self::Cancelled,
    ];

    /// The status as the manager writes it.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "PENDING",
            Self::Scheduled => "SCHEDULED",
            Self::Preparing => "PREPARING",
            Self::Running => "RUNNING",
            Self::Terminating => "TERMINATING",
            Self::Terminated => "TERMINATED",
            Self::Cancelled => "CANCELLED",
        }
    }

    /// Reads what [`as_str`](Self::as_str) writes.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|phase| phase.as_str() == name)
    }

    /// Whether the session has ended.
    pub(crate) const fn is_final(self) -> bool {
        matches!(self, Self::Terminated | Self::Cancelled)
    }

    /// Whether the session takes up room.
    pub(crate) const fn occupies(self) -> bool {
        !matches!(self, Self::Pending) && !self.is_final()
    }
}

impl From<Phase> for SessionStatus {
    fn from(phase: Phase) -> Self {
        phase.as_str().to_owned().into()
    }
}

/// What `POST /session` asks for. Keys that mean nothing here are ignored, as the manager ignores them.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LaunchRequest {
    /// The session's name.
    #[serde(alias = "sessionName", alias = "session_name", alias = "clientSessionToken")]
    pub(crate) name: String,
    /// The image, by its canonical name or an alias.
    #[serde(alias = "lang")]
    pub(crate) image: String,
    /// The image's architecture.
    #[serde(default)]
    pub(crate) architecture: Option<String>,
    /// What kind of session it is.
    #[serde(rename = "type", alias = "sessionType", alias = "session_type", default)]
    pub(crate) kind: SessionKind,
    /// The project.
    #[serde(alias = "groupName", alias = "group_name", default)]
    pub(crate) group: Option<String>,
    /// The domain.
    #[serde(alias = "domainName", alias = "domain_name", default)]
    pub(crate) domain: Option<String>,
    /// Resources, environment and mounts.
    #[serde(default)]
    pub(crate) config: LaunchConfig,
    /// A label of the user's own.
    #[serde(default)]
    pub(crate) tag: Option<String>,
    /// Shell commands that run first.
    #[serde(alias = "bootstrap_script", default)]
    pub(crate) bootstrap_script: Option<String>,
    /// What a batch session runs.
    #[serde(alias = "startup_command", alias = "startup", default)]
    pub(crate) startup_command: Option<String>,
    /// How many containers.
    #[serde(alias = "cluster_size", default)]
    pub(crate) cluster_size: Option<u32>,
    /// Whether to answer before the session runs.
    #[serde(alias = "enqueue_only", default)]
    pub(crate) enqueue_only: bool,
    /// How many seconds to wait for the session to run; 0 means as long as the server waits.
    #[serde(alias = "max_wait_seconds", alias = "maxWaitSec", default)]
    pub(crate) max_wait_seconds: u64,
    /// Whether a session of this name that is there already will do.
    #[serde(alias = "reuse", alias = "reuse_if_exists", default = "yes")]
    pub(crate) reuse_if_exists: bool,
}

const fn yes() -> bool {
    true
}

/// What kind of session it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum SessionKind {
    /// Runs until it is ended.
    #[default]
    Interactive,
    /// Runs its startup command and ends.
    Batch,
    /// Serves a model; needs a model folder, which there is none here.
    Inference,
    /// The manager's own.
    System,
}

impl SessionKind {
    /// The kind as it is written.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Interactive => "interactive",
            Self::Batch => "batch",
            Self::Inference => "inference",
            Self::System => "system",
        }
    }
}

/// The `config` of a launch request.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct LaunchConfig {
    /// Amounts by slot name.
    #[serde(deserialize_with = "or_default")]
    pub(crate) resources: Map<String, Value>,
    /// Environment variables.
    #[serde(deserialize_with = "or_default")]
    pub(crate) environ: BTreeMap<String, String>,
    /// The names of folders to mount.
    #[serde(deserialize_with = "or_default")]
    pub(crate) mounts: Vec<String>,
    /// Where to mount them, by name; others go to `/home/work/NAME`.
    #[serde(alias = "mountMap", deserialize_with = "or_default")]
    pub(crate) mount_map: BTreeMap<String, String>,
    /// The scaling group.
    #[serde(alias = "scalingGroup")]
    pub(crate) scaling_group: Option<String>,
}

/// Null means that nothing is asked for.
fn or_default<'de, D: serde::Deserializer<'de>, T: Deserialize<'de> + Default>(
    deserializer: D,
) -> Result<T, D::Error> {
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}
