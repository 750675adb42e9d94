//! What a refusal looks like on the wire.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::Value;
use sesstpl_manager_api::{PROBLEM_JSON, Problem};

/// The parts of a refusal.
pub(super) struct Form {
    status: StatusCode,
    kind: &'static str,
    title: &'static str,
    code: Option<&'static str>,
    msg: Option<String>,
    data: Option<Value>,
}

impl Form {
    /// A refusal of a kind: the last part of its `type`, its title, and its error code.
    pub(super) fn new(
        status: StatusCode,
        kind: &'static str,
        title: &'static str,
        code: &'static str,
    ) -> Self {
        Self {
            status,
            kind,
            title,
            code: Some(code),
            msg: None,
            data: None,
        }
    }

    /// With what happened.
    pub(super) fn msg(self, msg: impl Into<String>) -> Self {
        Self {
            msg: Some(msg.into()),
            ..self
        }
    }

    /// Without an error code, which managers before 25.19 do not give.
    pub(super) fn without_code(self) -> Self {
        Self { code: None, ..self }
    }

    /// With more about it.
    pub(super) fn data(self, data: Value) -> Self {
        Self {
            data: Some(data),
            ..self
        }
    }
}

impl IntoResponse for Form {
    fn into_response(self) -> Response {
        let problem = Problem {
            kind: format!("https://api.backend.ai/probs/{}", self.kind),
            title: self.title.to_owned(),
            msg: self.msg,
            data: self.data,
            error_code: self.code.map(str::to_owned),
        };
        // A problem has only text keys, so it always has a JSON form.
        let body = serde_json::to_string(&problem).unwrap_or_default();
        (self.status, [(header::CONTENT_TYPE, PROBLEM_JSON)], body).into_response()
    }
}
