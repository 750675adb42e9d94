//! Refusals, in the forms that manager 26.9.6 gives them, and with its words where it has any.

mod conflict;
mod form;
mod missing;

use std::fmt;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use sesstpl_manager_api::RemoteDiagnostic;
use sesstpl_manager_api::auth::VerifyError;
use uuid::Uuid;

pub(crate) use conflict::Conflict;
pub(crate) use missing::Missing;

use self::form::Form;
use crate::storage::StorageError;

/// Why a request is refused.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The body or query is not what the call takes.
    Parameters(String),
    /// A template is refused, for these reasons.
    Template(Vec<RemoteDiagnostic>),
    /// A session of this name is there already, and another was asked for.
    SessionExists(Uuid),
    /// Something that the request names is not there.
    Missing(Missing),
    /// There is no such address.
    NoSuchPath(String),
    /// The address does not take this method.
    Method,
    /// The request does not say who sends it.
    Anonymous,
    /// It is not signed as its sender would.
    Signature(VerifyError),
    /// It speaks a version of the protocol that there is not.
    ApiVersion,
    /// A browser sends it for a page of somebody else.
    OtherOrigin,
    /// It is addressed to a host name that this server does not go by.
    Host(String),
    /// It is too large.
    TooLarge,
    /// It took too long.
    TooSlow,
    /// The template was changed by somebody else meanwhile.
    Changed(Box<Conflict>),
    /// Nothing can be stored at the moment, for this reason.
    Unavailable(String),
    /// Our own failure; its cause is in the log.
    Internal,
}

impl Refusal {
    fn form(self) -> Form {
        let parameters = || {
            Form::new(
                StatusCode::BAD_REQUEST,
                "invalid-api-params",
                "Missing or invalid API parameters.",
                "api_generic_invalid-parameters",
            )
        };
        match self {
            Self::Parameters(msg) => parameters().msg(msg),
            Self::Template(diagnostics) => parameters()
                .msg(summary(&diagnostics))
                .data(json!({ "diagnostics": diagnostics })),
            Self::SessionExists(id) => Form::new(
                StatusCode::BAD_REQUEST,
                "session-already-exists",
                "The session already exists but you requested not to reuse existing one.",
                "session_create_already-exists",
            )
            .msg("a session of this name is there already; end it, or choose another name")
            .data(json!({ "existingSessionId": id })),
            Self::Missing(missing) => missing.form(),
            Self::NoSuchPath(path) => Form::new(
                StatusCode::NOT_FOUND,
                "url-not-found",
                "Unknown URL path.",
                "api_read_not-found",
            )
            .data(Value::String(path)),
            Self::Method => Form::new(
                StatusCode::METHOD_NOT_ALLOWED,
                "method-not-allowed",
                "HTTP Method Not Allowed.",
                "api_access_forbidden",
            ),
            Self::Anonymous => Form::new(
                StatusCode::UNAUTHORIZED,
                "auth-failed",
                "Credential/signature mismatch.",
                "user_auth_unauthorized",
            )
            .msg("Unauthorized access: the request is not signed, and this browser is not logged in"),
            Self::Signature(error) => signature(error),
            Self::ApiVersion => Form::new(
                StatusCode::BAD_REQUEST,
                "generic-bad-request",
                "Bad request.",
                "backendai_generic_bad-request",
            )
            .msg("Unsupported API version."),
            Self::OtherOrigin => forbidden(
                "a page of another address must sign its requests; the login is for the editor's own page"
                    .to_owned(),
            ),
            Self::Host(host) => forbidden(format!(
                "this server does not go by the name `{host}`; add it to `allowed_hosts` in the configuration file \
                 if it is right"
            )),
            Self::TooLarge => Form::new(
                StatusCode::PAYLOAD_TOO_LARGE,
                "content-too-large",
                "The request is too large.",
                "api_parsing_content-too-large",
            )
            .msg("a request holds at most 2 MiB"),
            Self::TooSlow => Form::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "service-unavailable",
                "The request took too long.",
                "api_generic_timeout",
            )
            .msg("try again; if it stays so, look at the log of `sesstpl serve`"),
            Self::Changed(conflict) => Form::new(
                StatusCode::PRECONDITION_FAILED,
                "precondition-failed",
                "The template was changed meanwhile.",
                "session-template_update_conflict",
            )
            .msg(conflict.message())
            .data(json!(conflict)),
            Self::Unavailable(msg) => Form::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "service-unavailable",
                "The data cannot be used at the moment.",
                "api_generic_unavailable",
            )
            .msg(msg),
            Self::Internal => Form::new(
                StatusCode::INTERNAL_SERVER_ERROR,
                "internal-server-error",
                "Internal server error.",
                "backendai_generic_internal-error",
            )
            .msg("the embedded manager failed; the reason is in the log of `sesstpl serve`"),
        }
    }
}

fn forbidden(msg: String) -> Form {
    Form::new(
        StatusCode::FORBIDDEN,
        "generic-forbidden",
        "Forbidden operation.",
        "api_access_forbidden",
    )
    .msg(msg)
}

fn signature(error: VerifyError) -> Form {
    match error {
        VerifyError::Mismatch => Form::new(
            StatusCode::UNAUTHORIZED,
            "auth-failed",
            "Credential/signature mismatch.",
            "user_auth_unauthorized",
        )
        .msg("HMAC signature mismatch"),
        VerifyError::Date | VerifyError::Version | VerifyError::Malformed => Form::new(
            StatusCode::BAD_REQUEST,
            "invalid-auth-params",
            "Missing or invalid authorization parameters.",
            "user_auth_invalid-parameters",
        )
        .msg(error.to_string()),
    }
}

/// The refusal of a template in a few words: the first finding and how many more there are.
fn summary(diagnostics: &[RemoteDiagnostic]) -> String {
    let Some(first) = diagnostics.first() else {
        return "the template check refuses it".to_owned();
    };
    let start = first.span.start;
    let mut text = format!("line {}, column {}: {}", start.line, start.column, first.message);
    if let Some(help) = &first.help {
        text.push_str("; ");
        text.push_str(help);
    }
    match diagnostics.len() - 1 {
        0 => {}
        1 => text.push_str(" (and 1 more finding)"),
        more => {
            text.push_str(" (and ");
            text.push_str(&more.to_string());
            text.push_str(" more findings)");
        }
    }
    text
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        self.form().into_response()
    }
}

impl From<StorageError> for Refusal {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Full
            | StorageError::ReadOnly { .. }
            | StorageError::Busy
            | StorageError::Unreachable { .. } => {
                tracing::error!(%error, "the data cannot be used");
                Self::Unavailable(error.to_string())
            }
            _ => Self::internal(&error),
        }
    }
}

impl Refusal {
    /// A failure of our own: the cause goes to the log.
    pub(crate) fn internal(cause: &dyn fmt::Display) -> Self {
        tracing::error!(%cause, "a request failed");
        Self::Internal
    }
}
