//! Refusals, in the forms that manager 26.9.6 gives them, and with its words where it has any.

mod conflict;
mod form;
mod imitated;
mod missing;
mod rejected;

use std::fmt;
use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use sesstpl_manager_api::auth::VerifyError;
use uuid::Uuid;

pub(crate) use conflict::Conflict;
pub(crate) use imitated::{BodyFault, Refused, is_today};
pub(crate) use missing::Missing;
pub(crate) use rejected::Rejected;

use self::form::Form;
use crate::identity::Pause;
use crate::storage::StorageError;

/// Why a request is refused.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The body or query is not what the call takes.
    Parameters(String),
    /// The body is not what the call takes.
    Body(BodyFault),
    /// The notation that is asked for is none that there is.
    Format,
    /// A template is refused, for these reasons.
    Template(Box<Rejected>),
    /// The release that is imitated does not take templates in this envelope.
    Envelope,
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
    /// What the request is about is somebody else's.
    NotYours,
    /// Its signature was used before.
    Replayed,
    /// Too many requests, or too many wrong ones.
    TooOften(Pause),
    /// The template was changed by somebody else meanwhile.
    Changed(Box<Conflict>),
    /// Nothing can be stored at the moment, for this reason.
    Unavailable(String),
    /// Our own failure; its cause is in the log.
    Internal,
}

impl Refusal {
    fn form(&self) -> Form {
        match self {
            Self::Parameters(msg) => Self::parameters().msg(msg),
            Self::Body(fault) => Self::parameters().msg(fault.message()),
            Self::Format => Self::parameters().msg("format should be \"yaml\" or \"json\""),
            Self::Envelope => {
                Self::parameters().msg("the release that is imitated does not take this envelope")
            }
            Self::Template(rejected) => Self::parameters()
                .msg(rejected.summary())
                .data(json!({ "diagnostics": rejected.diagnostics })),
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
            .data(Value::String(path.clone())),
            Self::Method => Form::new(
                StatusCode::METHOD_NOT_ALLOWED,
                "method-not-allowed",
                "HTTP Method Not Allowed.",
                "api_access_forbidden",
            ),
            Self::Anonymous => unauthorized(
                "Unauthorized access: the request is not signed, and this browser is not logged in",
            ),
            Self::Signature(error) => signature(*error),
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
            Self::NotYours => {
                forbidden("it is another user's, and you are no administrator of that user".to_owned())
            }
            Self::Replayed => {
                unauthorized("a request with this very signature was taken before; sign each request anew")
            }
            Self::TooOften(pause) => too_often(*pause),
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
            Self::Internal => Self::failure()
                .msg("the embedded manager failed; the reason is in the log of `sesstpl serve`"),
        }
    }
}

impl Refusal {
    fn parameters() -> Form {
        Form::new(
            StatusCode::BAD_REQUEST,
            "invalid-api-params",
            "Missing or invalid API parameters.",
            "api_generic_invalid-parameters",
        )
    }

    fn failure() -> Form {
        Form::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "internal-server-error",
            "Internal server error.",
            "backendai_generic_internal-error",
        )
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

fn unauthorized(msg: &str) -> Form {
    Form::new(
        StatusCode::UNAUTHORIZED,
        "auth-failed",
        "Credential/signature mismatch.",
        "user_auth_unauthorized",
    )
    .msg(msg)
}

fn too_often(Pause(pause): Pause) -> Form {
    Form::new(
        StatusCode::TOO_MANY_REQUESTS,
        "rate-limit-exceeded",
        "You have reached your API query rate limit.",
        "api_access_rate-limit-exceeded",
    )
    .msg(format!(
        "too many requests or wrong signatures with this access key; try again in {} seconds",
        pause.as_secs() + 1
    ))
}

fn signature(error: VerifyError) -> Form {
    match error {
        VerifyError::Mismatch => unauthorized("HMAC signature mismatch"),
        VerifyError::Date | VerifyError::Version | VerifyError::Malformed => Form::new(
            StatusCode::BAD_REQUEST,
            "invalid-auth-params",
            "Missing or invalid authorization parameters.",
            "user_auth_invalid-parameters",
        )
        .msg(error.to_string()),
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = self.form().into_response();
        // Where a release is imitated, it is said again in that release's words.
        response.extensions_mut().insert(Arc::new(self));
        response
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
