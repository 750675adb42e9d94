//! The reasons that the embedded manager gives when it refuses a template.

use serde::{Deserialize, Serialize};

/// A finding about a template, as an item of `data.diagnostics` of a refusal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoteDiagnostic {
    /// The rule that found it.
    pub code: String,
    /// How bad it is.
    pub severity: RemoteSeverity,
    /// What is wrong and what the manager does about it.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
    /// The place in the template, as `spec.agent_list[0]`; empty for the whole.
    pub path: String,
    /// Which template of the payload, from 0; none for the payload as a whole.
    pub template: Option<usize>,
    /// The place in the payload.
    pub span: RemoteSpan,
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RemoteSeverity {
    /// The manager refuses the template.
    Error,
    /// The manager stores it, but it cannot launch, or does something else than written.
    Launch,
    /// Probably not what is meant.
    Warning,
    /// Could be better.
    Hint,
}

/// A range of the payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoteSpan {
    /// The first character.
    pub start: Place,
    /// The character after the last.
    pub end: Place,
}

/// A place in the payload, counted in code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Code points from the start of the payload.
    pub offset: usize,
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
}
