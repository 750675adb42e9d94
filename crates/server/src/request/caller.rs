//! Who sends a request.

use std::net::{IpAddr, SocketAddr};
use std::ops::Deref;
use std::sync::Arc;

use axum::extract::{ConnectInfo, FromRequestParts, OriginalUri};
use axum::http::HeaderMap;
use axum::http::header;
use axum::http::request::Parts;
use sesstpl_manager_api::auth::{
    Authorization, DATE_HEADER, ReceivedRequest, VERSION_HEADER, VerifyError, verify,
};

use super::cookie::login_digest;
use super::host::host_of;
use super::origin::SameOrigin;
use crate::identity::Person;
use crate::problem::Refusal;
use crate::state::{AppState, Shared};
use crate::storage::{logins, people, signatures};
use crate::{clock, random};

/// How long the same signature may arrive again, in milliseconds: requests that a program sends at the same moment have
/// the same, as the body is not signed.
const SAME_MOMENT: i64 = 5_000;

/// The user who sends a request, proven by its signature or by the cookie of a login.
#[derive(Debug, Clone)]
pub(crate) struct Caller(Arc<Person>);

impl Deref for Caller {
    type Target = Person;

    fn deref(&self) -> &Person {
        &self.0
    }
}

impl FromRequestParts<AppState> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Refusal> {
        if let Some(authorization) = text(&parts.headers, header::AUTHORIZATION.as_str()) {
            return signed(parts, authorization, state).await;
        }
        let digest = login_digest(&parts.headers, state.identity.instance).ok_or(Refusal::Anonymous)?;
        SameOrigin::check(&parts.method, &parts.headers)?;
        let now = clock::now();
        let known = state
            .store
            .read(move |database| logins::exists(database, digest, now))
            .await?;
        if known {
            Ok(Self(Arc::clone(&state.identity.own)))
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

async fn signed(parts: &Parts, authorization: &str, state: &Shared) -> Result<Caller, Refusal> {
    let written = authorization;
    let authorization = Authorization::parse(written).map_err(Refusal::Signature)?;
    let access_key = authorization.access_key;
    let guard = &state.identity.guard;
    let peer = peer(parts);
    if let Some(pause) = guard.locked_out(peer, access_key) {
        return Err(Refusal::TooOften(pause));
    }
    let api_version = text(&parts.headers, VERSION_HEADER);
    if api_version.is_some_and(|version| !API_VERSIONS.contains(&version)) {
        return Err(Refusal::ApiVersion);
    }
    let holder = holder(access_key, state).await?;
    // Nested routes shorten the path; what was signed is what was sent.
    let uri = parts
        .extensions
        .get::<OriginalUri>()
        .map_or(&parts.uri, |original| &original.0);
    let received = ReceivedRequest {
        method: parts.method.as_str(),
        raw_path: uri.path_and_query().map_or("/", |path| path.as_str()),
        host: host_of(&parts.headers),
        date: text(&parts.headers, "date").or_else(|| text(&parts.headers, DATE_HEADER)),
        content_type: text(&parts.headers, header::CONTENT_TYPE.as_str()),
        api_version,
    };
    // For an access key that there is not, the work is the same.
    let secret = holder.as_ref().map_or("", |(_, secret)| secret.as_str());
    let verified = verify(&received, &authorization, secret, clock::now());
    let (person, _) = match (verified, holder) {
        (Ok(()), Some(holder)) => holder,
        (Err(error), _) if error != VerifyError::Mismatch => return Err(Refusal::Signature(error)),
        _ => {
            guard.failed(peer, access_key);
            return Err(Refusal::Signature(VerifyError::Mismatch));
        }
    };
    if let Some(pause) = guard.asked(access_key) {
        return Err(Refusal::TooOften(pause));
    }
    if !parts.method.is_safe() {
        refuse_replay(written, state).await?;
    }
    Ok(Caller(person))
}

/// Who has an access key, and its secret.
async fn holder(
    access_key: &str,
    state: &Shared,
) -> Result<Option<(Arc<Person>, zeroize::Zeroizing<String>)>, Refusal> {
    let identity = &state.identity;
    if access_key == identity.keypair.access_key() {
        let secret = identity.keypair.secret_key().to_owned().into();
        return Ok(Some((Arc::clone(&identity.own), secret)));
    }
    // No access key has other characters; databases do not take all of them.
    if !access_key.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Ok(None);
    }
    let key = access_key.to_owned();
    let found = state
        .store
        .read(move |database| people::holder(database, &key))
        .await?;
    let Some((person, sealed)) = found else {
        return Ok(None);
    };
    let secret = identity
        .vault
        .unseal(access_key, &sealed)
        .map_err(|error| Refusal::internal(&error))?;
    Ok(Some((Arc::new(person), secret)))
}

/// Refuses a signature that has been used for a change before.
async fn refuse_replay(authorization: &str, state: &Shared) -> Result<(), Refusal> {
    let (digest, now) = (random::digest(authorization), clock::now());
    let first = state
        .store
        .write(move |database| signatures::see(database, digest, now))
        .await?;
    if now.unix_millis().saturating_sub(first.unix_millis()) > SAME_MOMENT {
        return Err(Refusal::Replayed);
    }
    Ok(())
}

fn peer(parts: &Parts) -> Option<IpAddr> {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    peer.map(|ConnectInfo(address)| address.ip())
}

fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name)?.to_str().ok()
}
