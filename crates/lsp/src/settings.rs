//! What an editor may say about how templates are checked.

use serde::Deserialize;
use serde_json::Value;
use sesstpl::Release;

/// How templates are checked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Settings {
    /// The manager's release.
    pub(crate) release: Release,
    /// Whether every document is taken for templates, not only those that look like some.
    pub(crate) checks_everything: bool,
}

/// As editors write it: `{"release": "23.9", "checkEverything": true}`. An empty release is the newest known one.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Written {
    release: Option<String>,
    check_everything: Option<bool>,
}

impl Settings {
    /// These settings, with what an editor says in their place. What is not understood is left as it is.
    pub(crate) fn with(self, said: &Value) -> Self {
        let said = said.get("sesstpl").unwrap_or(said);
        let said = Written::deserialize(said).unwrap_or_default();
        let release = match said.release.as_deref().map(str::trim) {
            Some("") => Some(Release::default()),
            Some(release) => release.parse().ok(),
            None => None,
        };
        Self {
            release: release.unwrap_or(self.release),
            checks_everything: said.check_everything.unwrap_or(self.checks_everything),
        }
    }
}
