//! Templates as a cluster stores them.

use std::fmt::Write as _;

use serde_json::Value;
use sesstpl::{CheckOptions, Release, Stored, check, emit, wire};
use sesstpl_manager_api::ApiError;
use sesstpl_manager_api::calls::{GetTemplate, OwnedBy, TemplateDetail};
use sha2::{Digest, Sha256};

use super::super::client::Client;
use super::super::failure::Failure;

/// Reads one template.
pub(crate) fn fetch(client: &Client, id: &str, owner: Option<&str>) -> Result<TemplateDetail, Failure> {
    let call = OwnedBy {
        access_key: owner.map(str::to_owned),
        call: GetTemplate { id: id.to_owned() },
    };
    client.call(&call).map_err(|error| unreadable(id, &error))
}

fn unreadable(id: &str, error: &ApiError) -> Failure {
    Failure::api(format!("template {id} cannot be read"), error)
}

/// A stored template with its fields in the usual order: the database keeps none.
pub(crate) fn stored_form(template: &Value, release: Release) -> Stored {
    // Every JSON value has a stored form.
    let stored: Stored = serde_json::from_value(template.clone()).unwrap_or(Stored::Null);
    let text = emit::to_json(&wire::sendable(&stored), false);
    let report = check(&text, &CheckOptions { release });
    let reread = report
        .templates
        .into_iter()
        .next()
        .and_then(|template| template.stored);
    // What an older release has stored may be refused today; it is shown all the same.
    reread.unwrap_or(stored)
}

/// What tells one content from another without keeping it.
pub(crate) fn fingerprint(template: &Value) -> String {
    let digest = Sha256::digest(template.to_string());
    digest.iter().fold(String::new(), |mut text, byte| {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
