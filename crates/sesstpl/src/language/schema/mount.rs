//! Mount paths.

use serde_json::{Value, json};

use super::STORABLE_TEXT;
use crate::Release;
use crate::template::mounts::{HOME, cuts_every_home, must_be_home, reserved};

/// Paths, or null, that a release takes.
///
/// Releases that cut every mention of the home are described as if it stood at the start or the end only.
pub(super) fn path(release: Release) -> Value {
    let home = escaped(HOME);
    let paths: Vec<String> = reserved(release).map(escaped).collect();
    let name = format!("(?:{}|\\.[a-z0-9]+(?:rc|_profile)\\n?)", paths.join("|"));
    let reserved = if cuts_every_home(release) {
        format!("^(?:(?:{home})+{name}(?:{home})*|{name})$")
    } else {
        format!("^(?:{home})?{name}$")
    };
    let mut texts = vec![
        json!({"pattern": STORABLE_TEXT}),
        json!({"not": {"type": "string", "pattern": reserved}}),
    ];
    if must_be_home(release) {
        texts.push(json!({"pattern": format!("^{home}")}));
    }
    json!({"type": ["string", "null"], "allOf": texts})
}

/// A pattern for exactly this text.
fn escaped(text: &str) -> String {
    text.replace('.', "\\.")
}
