//! Changes that others were quicker with.

use serde::Serialize;
use serde_json::value::RawValue;

/// A template that was changed by somebody else meanwhile: what it is now, and what the request took it for.
#[derive(Debug, Serialize)]
pub(crate) struct Conflict {
    /// The version that it has.
    pub(crate) version: i64,
    /// What it is in that version.
    pub(crate) template: Option<Box<RawValue>>,
    /// The version that was expected.
    pub(crate) expected: Option<i64>,
    /// What it was in the expected version, if it ever had it.
    pub(crate) expected_template: Option<Box<RawValue>>,
}

impl Conflict {
    /// What happened, in words.
    pub(super) fn message(&self) -> String {
        let expected = match self.expected {
            Some(expected) => format!("version {expected} was expected"),
            None => "another version was expected".to_owned(),
        };
        format!(
            "the template has version {} and {expected}: somebody else has changed it meanwhile; read it again, \
             bring both changes together, and send the result with the new version",
            self.version
        )
    }
}
