//! Who sends a request.

use axum::extract::{FromRequestParts, OriginalUri};
use axum::http::HeaderMap;
use axum::http::header;
use axum::http::request::Parts;
use sesstpl_manager_api::auth::{
    Authorization, DATE_HEADER, ReceivedRequest, VERSION_HEADER, VerifyError, verify,
};
use uuid::Uuid;

use super::cookie::login_digest;
use super::host::host_of;
use super::origin::SameOrigin;
use crate::clock;
use crate::problem::Refusal;
use crate::state::{AppState, Shared};
use crate::storage::logins;

/// The user who sends a request, proven by its signature or by the cookie of a login.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Caller {
    /// The user's id.
    pub(crate) user: Uuid,
}

impl FromRequestParts<AppState> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Refusal> {
        if let Some(authorization) = text(&parts.headers, header::AUTHORIZATION.as_str()) {
            return signed(parts, authorization, state);
        }
        let digest = login_digest(&parts.headers, state.identity.instance).ok_or(Refusal::Anonymous)?;
        SameOrigin::check(&parts.method, &parts.headers)?;
        let now = clock::now();
        let known = state
            .store
            .read(move |database| logins::exists(database, digest, now))
            .await?;
        if known {
            Ok(Self {
                user: state.identity.user,
            })
        } else {
            Err(Refusal::Anonymous)
        }
    }
}

/// The protocol versions that manager 26.9.6 takes.
const API_VERSIONS: [&str; 14] = [
    "v4.20181215",
    "v4.20190115",
    "v4.20190315",
    "v4.20190615",
    "v5.20191215",
    "v6.20200815",
    "v6.20220315",
    "v6.20220615",
    "v6.20221201",
    "v6.20230315",
    "v7.20230615",
    "v8.20240315",
    "v8.20240915",
    "v9.20250722",
];

fn signed(parts: &Parts, authorization: &str, state: &Shared) -> Result<Caller, Refusal> {
    let authorization = Authorization::parse(authorization).map_err(Refusal::Signature)?;
    // Nested routes shorten the path; what was signed is what was sent.
    let uri = parts
        .extensions
        .get::<OriginalUri>()
        .map_or(&parts.uri, |original| &original.0);
    let api_version = text(&parts.headers, VERSION_HEADER);
    if api_version.is_some_and(|version| !API_VERSIONS.contains(&version)) {
        return Err(Refusal::ApiVersion);
    }
    let received = ReceivedRequest {
        method: parts.method.as_str(),
        raw_path: uri.path_and_query().map_or("/", |path| path.as_str()),
        host: host_of(&parts.headers),
        date: text(&parts.headers, "date").or_else(|| text(&parts.headers, DATE_HEADER)),
        content_type: text(&parts.headers, header::CONTENT_TYPE.as_str()),
        api_version,
    };
    let keypair = &state.identity.keypair;
    verify(&received, &authorization, keypair.secret_key(), clock::now()).map_err(Refusal::Signature)?;
    if authorization.access_key == keypair.access_key() {
        Ok(Caller {
            user: state.identity.user,
        })
    } else {
        Err(Refusal::Signature(VerifyError::Mismatch))
    }
}

fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name)?.to_str().ok()
}
