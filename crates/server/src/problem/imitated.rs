//! Refusals as a release gives them, without the reasons that we would add.
//!
//! What was recorded of managers 22.9.23, 23.9.10, 25.5.2 and 26.9.6 (`tests/managers/recorded`) is answered exactly;
//! releases between them are taken to answer as the one before.

use axum::Json;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde_json::{Value, json};
use sesstpl::Release;

use super::form::Form;
use super::{Missing, Refusal};

/// The request that was refused.
#[derive(Debug)]
pub(crate) struct Refused {
    /// Its method.
    pub(crate) method: Method,
    /// Its address, with the host.
    pub(crate) url: String,
}

impl Refusal {
    /// The answer of a release in place of this refusal.
    pub(crate) fn imitated(&self, release: Release, refused: &Refused) -> Response {
        if let Self::Missing(Missing::Template) = self
            && refused.method == Method::GET
            && !is_today(release)
        {
            return Json(json!({})).into_response();
        }
        let form = self.imitated_form(release, refused);
        if release.since(25, 19) {
            form
        } else {
            form.without_code()
        }
        .into_response()
    }

    fn imitated_form(&self, release: Release, refused: &Refused) -> Form {
        let today = is_today(release);
        match self {
            Self::Template(rejected) => match &rejected.reserved {
                Some(path) => {
                    Self::parameters().msg(format!("Path {path} is reserved for internal operations."))
                }
                None if rejected.is_malformed && tells_malformed(release, refused) => {
                    Self::parameters().msg("Malformed payload")
                }
                None => Self::failure(),
            },
            Self::Envelope | Self::Internal | Self::Missing(Missing::MalformedId) => Self::failure(),
            Self::Missing(Missing::Template) if !today => Form::new(
                StatusCode::NOT_FOUND,
                "object-not-found",
                "No such task template.",
                "",
            ),
            Self::Missing(Missing::Project(_)) if !today => Self::parameters().msg("Invalid group"),
            Self::Missing(Missing::Domain(_)) if !today => {
                Self::parameters().msg("You can only set the domain to your domain.")
            }
            Self::Missing(Missing::Project(_) | Missing::Domain(_)) => {
                self.form().msg("No ProjectRow matches the given key")
            }
            Self::Body(fault) if today => fault.as_pydantic_says(refused),
            Self::Body(fault) => fault.as_trafaret_says(),
            Self::Format if today => schema(
                "GetSessionTemplateRequest\nformat\n  Input should be 'yaml' or 'json' [type=literal_error]",
            ),
            Self::Format => Self::parameters().msg("Input validation error").data(json!({
                "format": {"0": "value should be None", "1": "value doesn't match any variant"}
            })),
            // Before it asks who sends a request, it asks when it was sent.
            Self::Anonymous if !today => Form::new(
                StatusCode::BAD_REQUEST,
                "invalid-auth-params",
                "Missing or invalid authorization parameters.",
                "",
            )
            .msg("Date/time sync error"),
            Self::Anonymous => self.form().msg("Unauthorized access"),
            _ => self.form(),
        }
    }
}

/// What is wrong with a body.
#[derive(Debug)]
pub(crate) enum BodyFault {
    /// It is no JSON.
    Syntax(String),
    /// It lacks this key.
    Lacks(String),
    /// It has this key, which the release that is imitated does not know.
    Unknown(String),
    /// What a key holds is not what is expected.
    Content(String),
}

impl BodyFault {
    /// What is wrong, from a reader's error.
    pub(crate) fn of(error: &serde_json::Error) -> Self {
        let text = error.to_string();
        let lacks = text
            .strip_prefix("missing field `")
            .and_then(|rest| rest.split_once('`'));
        match lacks {
            Some((key, _)) if error.is_data() => Self::Lacks(key.to_owned()),
            _ if error.is_data() => Self::Content(text),
            _ => Self::Syntax(text),
        }
    }

    /// It in words.
    pub(super) fn message(&self) -> String {
        match self {
            Self::Syntax(detail) | Self::Content(detail) => format!("the body cannot be read: {detail}"),
            Self::Lacks(key) => format!("the body cannot be read: it lacks the key `{key}`"),
            Self::Unknown(key) => format!("the body has a key `{key}`, which means nothing here"),
        }
    }

    fn as_trafaret_says(&self) -> Form {
        let invalid = |key: &str, what: String| {
            let mut data = serde_json::Map::new();
            data.insert(key.to_owned(), what.into());
            Refusal::parameters()
                .msg("Input validation error")
                .data(Value::Object(data))
        };
        match self {
            Self::Syntax(_) => Refusal::parameters().msg("Malformed body"),
            Self::Lacks(key) => invalid(key, "is required".to_owned()),
            Self::Unknown(key) => invalid(key, format!("{key} is not allowed key")),
            Self::Content(detail) => invalid("body", detail.clone()),
        }
    }

    fn as_pydantic_says(&self, refused: &Refused) -> Form {
        match self {
            Self::Syntax(_) => Form::new(
                StatusCode::BAD_REQUEST,
                "generic-bad-request",
                "Malformed request body.",
                "api_parsing_bad-request",
            )
            .msg(format!(
                "Malformed body - URL: {}, Method: {}",
                refused.url, refused.method
            )),
            other => schema(&other.message()),
        }
    }
}

fn schema(detail: &str) -> Form {
    Form::new(
        StatusCode::BAD_REQUEST,
        "generic-bad-request",
        "Invalid or Missing API Parameters.",
        "api_parsing_invalid-parameters",
    )
    .msg(format!(
        "<BackendAISchemaValidationFailed(400): Schema validation failed. (1 validation error for {detail})>"
    ))
}

/// Whether a release answers as the newest that was recorded does.
pub(crate) fn is_today(release: Release) -> bool {
    release.since(26, 9)
}

/// Whether it is told that a payload is neither JSON nor YAML; otherwise it is a failure without a reason.
fn tells_malformed(release: Release, refused: &Refused) -> bool {
    if refused.method == Method::PUT {
        is_today(release)
    } else {
        !release.since(23, 9)
    }
}
