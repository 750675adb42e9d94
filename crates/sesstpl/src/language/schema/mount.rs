//! Mount paths.

use serde_json::Value;

use super::{list, object, storable_text};
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
    let reserved = object([("type", "string".into()), ("pattern", reserved.into())]);
    let mut texts: Vec<Value> = vec![storable_text().into(), object([("not", reserved.into())]).into()];
    if must_be_home(release) {
        texts.push(object([("pattern", format!("^{home}").into())]).into());
    }
    object([("type", list(&["string", "null"])), ("allOf", texts.into())]).into()
}

/// A pattern for exactly this text.
fn escaped(text: &str) -> String {
    text.replace('.', "\\.")
}
