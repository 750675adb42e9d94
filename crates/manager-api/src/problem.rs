//! The body of a refusal.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A refusal as managers write it, in `application/problem+json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Problem {
    /// The kind, as an address: `https://api.backend.ai/probs/generic-bad-request`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind in words.
    pub title: String,
    /// What happened, where the manager says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub msg: Option<String>,
    /// More about it, in a form of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<Value>,
    /// From 25.19 on: what failed at which operation, as `template_read_not-found`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error_code: Option<String>,
}

impl Problem {
    /// The most telling sentence in it, without its full stop: it stands in sentences of our own.
    pub fn summary(&self) -> &str {
        let sentence = self
            .msg
            .as_deref()
            .filter(|msg| !msg.is_empty())
            .unwrap_or(&self.title);
        sentence.trim_end_matches('.')
    }
}
