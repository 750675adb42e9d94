//! Truth values in queries.

use serde::Deserialize;

/// A truth value in a query, in the spellings that clients use.
#[derive(Debug, Deserialize, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flag {
    /// It is true.
    #[serde(rename = "true", alias = "True", alias = "1", alias = "yes", alias = "on")]
    Yes,
    /// It is false.
    #[default]
    #[serde(
        rename = "false",
        alias = "False",
        alias = "0",
        alias = "no",
        alias = "off",
        alias = ""
    )]
    No,
}

impl Flag {
    /// Whether it is true.
    pub(crate) fn is_yes(self) -> bool {
        self == Self::Yes
    }
}
