//! `GET /session/{name}`.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::answer;
use crate::{ApiError, Call, Method, Request, Response, SessionStatus, Timestamp};

/// Reads where a session is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GetSession {
    /// Its name or id.
    pub name: String,
}

/// A session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SessionInfo {
    /// Where it is in its life.
    pub status: SessionStatus,
    /// Why it is there, in a word or a sentence; `None`, as text, when there is nothing to say.
    #[serde(default)]
    pub status_info: Option<String>,
    /// More about the status, in a form of its own.
    #[serde(default)]
    pub status_data: Option<Value>,
    /// The image that it runs.
    pub image: String,
    /// The image's architecture.
    #[serde(default)]
    pub architecture: Option<String>,
    /// Its domain.
    pub domain_name: String,
    /// When it was asked for.
    pub creation_time: Timestamp,
    /// When it ended.
    #[serde(default)]
    pub termination_time: Option<Timestamp>,
    /// Everything else that the manager tells.
    #[serde(flatten)]
    pub other: serde_json::Map<String, Value>,
}

impl SessionInfo {
    /// What there is to say about the status, if anything.
    pub fn reason(&self) -> Option<&str> {
        self.status_info
            .as_deref()
            .filter(|info| !info.is_empty() && *info != "None")
    }

    /// All that the manager says about the status: its word for it, what the scheduler found, and what went wrong.
    pub fn explanation(&self) -> Option<String> {
        let data = self.status_data.as_ref().unwrap_or(&Value::Null);
        let all = |pointer: &str, key: &str| -> Vec<String> {
            let items = data.pointer(pointer).and_then(Value::as_array);
            let texts = items
                .into_iter()
                .flatten()
                .filter_map(|item| item.get(key)?.as_str());
            texts.map(str::to_owned).collect()
        };
        let one = |pointer: &str| data.pointer(pointer).and_then(Value::as_str).map(str::to_owned);
        let mut parts: Vec<String> = self.reason().map(str::to_owned).into_iter().collect();
        parts.extend(all("/scheduler/failed_predicates", "msg"));
        parts.extend(one("/scheduler/msg"));
        parts.extend(all("/error/collection", "repr"));
        parts.extend(one("/error/repr"));
        parts.retain(|part| !part.trim().is_empty());
        parts.dedup();
        (!parts.is_empty()).then(|| parts.join("; "))
    }
}

impl Call for GetSession {
    type Output = SessionInfo;

    fn request(&self) -> Request {
        Request::bare(Method::Get, session_path(&self.name))
    }

    fn parse(&self, response: &Response) -> Result<SessionInfo, ApiError> {
        answer::json(response)
    }
}

/// The path of one session.
pub(super) fn session_path(name: &str) -> String {
    format!("/session/{}", answer::encoded(name))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn info(status_info: &str, status_data: &Value) -> SessionInfo {
        serde_json::from_value(json!({
            "status": "PENDING", "statusInfo": status_info, "statusData": status_data, "image": "a",
            "domainName": "default", "creationTime": "2026-11-21T17:32:10Z"
        }))
        .unwrap()
    }

    #[test]
    fn what_the_scheduler_found_is_a_part_of_the_explanation() {
        let data = json!({ "scheduler": { "retries": 3, "failed_predicates": [
            { "name": "concurrency", "msg": "You cannot run more than 30 sessions" }
        ] } });
        assert_eq!(
            info("predicate-checks-failed", &data).explanation().as_deref(),
            Some("predicate-checks-failed; You cannot run more than 30 sessions")
        );
    }

    #[test]
    fn where_nothing_is_said_there_is_no_explanation() {
        assert_eq!(info("None", &Value::Null).explanation(), None);
        assert_eq!(info("", &json!({})).explanation(), None);
    }
}
