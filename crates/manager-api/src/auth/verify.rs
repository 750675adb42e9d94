//! Checking a signature, the server's side.

use hmac::Mac;

use super::text::SignedParts;
use super::{CLOCK_TOLERANCE, DEFAULT_CONTENT_TYPE};
use crate::Timestamp;
use crate::timestamp::Written;

/// A request as it arrived.
#[derive(Debug, Clone, Copy)]
pub struct ReceivedRequest<'r> {
    /// The method, upper-case.
    pub method: &'r str,
    /// The path with its query, as sent.
    pub raw_path: &'r str,
    /// The `Host` header.
    pub host: &'r str,
    /// The `Date` header, or else `X-BackendAI-Date`.
    pub date: Option<&'r str>,
    /// The `Content-Type` header.
    pub content_type: Option<&'r str>,
    /// The `X-BackendAI-Version` header.
    pub api_version: Option<&'r str>,
}

/// What an `Authorization` header says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Authorization<'h> {
    /// Whose keypair it is.
    pub access_key: &'h str,
    signature: &'h str,
}

/// Why a request is not taken for its sender's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VerifyError {
    /// The `Authorization` header is not of this scheme.
    #[error(
        "the Authorization header must read `BackendAI signMethod=HMAC-SHA256, credential=ACCESS_KEY:SIGNATURE`"
    )]
    Malformed,
    /// The date is missing, cannot be read, or is 15 minutes or more off.
    #[error("Date/time sync error")]
    Date,
    /// There is no `X-BackendAI-Version` header.
    #[error("API version missing in request headers")]
    Version,
    /// The signature is not the one that the secret gives.
    #[error("Credential/signature mismatch.")]
    Mismatch,
}

impl<'h> Authorization<'h> {
    /// Reads an `Authorization` header.
    pub fn parse(header: &'h str) -> Result<Self, VerifyError> {
        let parameters = header.strip_prefix("BackendAI ").ok_or(VerifyError::Malformed)?;
        let mut method = None;
        let mut credential = None;
        for parameter in parameters.split(',') {
            match parameter.trim().split_once('=') {
                Some(("signMethod", value)) => method = Some(value),
                Some(("credential", value)) => credential = value.split_once(':'),
                _ => return Err(VerifyError::Malformed),
            }
        }
        let (access_key, signature) = credential.ok_or(VerifyError::Malformed)?;
        if !method.is_some_and(|method| method.eq_ignore_ascii_case("HMAC-SHA256")) {
            return Err(VerifyError::Malformed);
        }
        Ok(Self {
            access_key,
            signature,
        })
    }
}

/// Checks that a request was signed, not long ago, with a secret. Comparing takes the same time for any signature.
pub fn verify(
    request: &ReceivedRequest<'_>,
    authorization: &Authorization<'_>,
    secret: &str,
    now: Timestamp,
) -> Result<(), VerifyError> {
    let date = request.date.ok_or(VerifyError::Date)?;
    let written = Written::read(date).map_err(|_| VerifyError::Date)?;
    if now.seconds_since(written.moment).abs() >= CLOCK_TOLERANCE {
        return Err(VerifyError::Date);
    }
    let parts = SignedParts {
        method: request.method,
        raw_path: request.raw_path,
        date,
        day: &written.day,
        host: request.host,
        content_type: &mime(request.content_type),
        api_version: request.api_version.ok_or(VerifyError::Version)?,
    };
    let signature = from_hex(authorization.signature).ok_or(VerifyError::Mismatch)?;
    parts
        .mac(secret)
        .verify_slice(&signature)
        .map_err(|_| VerifyError::Mismatch)
}

/// A content type without its parameters, as it is signed.
fn mime(content_type: Option<&str>) -> String {
    let mime = content_type
        .and_then(|value| value.split(';').next())
        .unwrap_or_default()
        .trim();
    if mime.is_empty() {
        DEFAULT_CONTENT_TYPE.to_owned()
    } else {
        mime.to_ascii_lowercase()
    }
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok())
        .collect()
}
