//! Where a session is in its life.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A session's status.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum SessionStatus {
    /// Waits for room.
    Pending,
    /// Has its place.
    Scheduled,
    /// An agent gets it ready: `PREPARING`, `PULLING`, `PREPARED`, `CREATING` or `RESTARTING`.
    Preparing(String),
    /// Runs.
    Running,
    /// Is being ended.
    Terminating,
    /// Has ended.
    Terminated,
    /// Was given up before it ran.
    Cancelled,
    /// Has failed.
    Error,
    /// A status that this crate does not know.
    Other(String),
}

impl SessionStatus {
    /// Whether the session will never change again.
    pub fn is_final(&self) -> bool {
        matches!(self, Self::Terminated | Self::Cancelled | Self::Error)
    }

    /// The status as the manager writes it.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Pending => "PENDING",
            Self::Scheduled => "SCHEDULED",
            Self::Running => "RUNNING",
            Self::Terminating => "TERMINATING",
            Self::Terminated => "TERMINATED",
            Self::Cancelled => "CANCELLED",
            Self::Error => "ERROR",
            Self::Preparing(text) | Self::Other(text) => text,
        }
    }
}

impl From<String> for SessionStatus {
    fn from(text: String) -> Self {
        match text.as_str() {
            "PENDING" => Self::Pending,
            "SCHEDULED" => Self::Scheduled,
            "PREPARING" | "PULLING" | "PREPARED" | "CREATING" | "RESTARTING" => Self::Preparing(text),
            "RUNNING" => Self::Running,
            "TERMINATING" => Self::Terminating,
            "TERMINATED" => Self::Terminated,
            "CANCELLED" => Self::Cancelled,
            "ERROR" => Self::Error,
            _ => Self::Other(text),
        }
    }
}

impl From<SessionStatus> for String {
    fn from(status: SessionStatus) -> Self {
        status.as_str().to_owned()
    }
}

impl fmt::Display for SessionStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
