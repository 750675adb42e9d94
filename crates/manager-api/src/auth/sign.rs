//! Signing, the client's side.

use std::fmt::Write as _;

use hmac::Mac;

use super::text::SignedParts;
use super::{API_VERSION, DATE_HEADER, DEFAULT_CONTENT_TYPE, VERSION_HEADER};
use crate::{Endpoint, Keypair, Request, Timestamp};

/// Which header tells the date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateHeader {
    /// `Date`, for native programs.
    Native,
    /// `X-BackendAI-Date`, for browsers, which do not let a page set `Date`.
    Browser,
}

/// The headers that must be sent with a request so that the manager takes it: authorization, date and protocol
/// version. The request's own content type, if it has one, must be sent too; if it has none, none may be.
pub fn sign(
    request: &Request,
    keypair: &Keypair,
    endpoint: &Endpoint,
    now: Timestamp,
    date_header: DateHeader,
) -> Vec<(&'static str, String)> {
    let date = now.to_string();
    let parts = SignedParts {
        method: request.method.as_str(),
        raw_path: &endpoint.raw_path(&request.path_and_query),
        date: &date,
        day: &day(&date),
        host: endpoint.host(),
        content_type: request.content_type.unwrap_or(DEFAULT_CONTENT_TYPE),
        api_version: API_VERSION,
    };
    let signature = parts.mac(keypair.secret_key()).finalize().into_bytes();
    let mut authorization = format!(
        "BackendAI signMethod=HMAC-SHA256, credential={}:",
        keypair.access_key()
    );
    for byte in signature {
        // Writing to a string cannot fail.
        let _ = write!(authorization, "{byte:02x}");
    }
    let date_name = match date_header {
        DateHeader::Native => "Date",
        DateHeader::Browser => DATE_HEADER,
    };
    vec![
        ("Authorization", authorization),
        (date_name, date),
        (VERSION_HEADER, API_VERSION.to_owned()),
    ]
}

/// The day of a date that this crate wrote: `20261121`.
fn day(date: &str) -> String {
    date.chars()
        .take_while(|&c| c != 'T')
        .filter(char::is_ascii_digit)
        .collect()
}
