//! The versions of saved templates that went through this browser: what was opened, and what was saved.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use sesstpl_manager_api::Timestamp;

use crate::database::{self, VERSIONS};
use crate::page;
use crate::state::Origin;

/// More versions of a template are not kept.
const MAX_VERSIONS: usize = 50;

/// Older versions go when all of a template's are longer together, in bytes.
const MAX_LENGTH: usize = 4 << 20;

/// A template as it was.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Version {
    /// Its text.
    pub(crate) text: Rc<str>,
    /// What was done with it.
    pub(crate) event: Event,
    /// When, in milliseconds since 1970.
    at: i64,
}

/// What was done with a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Event {
    /// It was found at the manager.
    Opened,
    /// It was saved from here.
    Saved,
}

impl Version {
    /// When it was opened or saved.
    pub(crate) fn time(&self) -> Timestamp {
        Timestamp::from_unix_millis(self.at)
    }
}

/// The versions of a template, the newest first.
pub(crate) async fn versions(origin: &Origin) -> Vec<Version> {
    database::read(VERSIONS, &key(origin)).await.unwrap_or_default()
}

/// Keeps a version, unless it is the same as the one before.
pub(crate) async fn keep(origin: &Origin, text: Rc<str>, event: Event) {
    let version = Version {
        text,
        event,
        at: page::now().unix_millis(),
    };
    if let Some(versions) = with(versions(origin).await, version) {
        // Nothing is lost but a way back.
        let _ = database::write(VERSIONS, &key(origin), &versions).await;
    }
}

/// A template has its versions wherever it is opened from.
fn key(origin: &Origin) -> String {
    format!("{} {}", origin.endpoint, origin.id)
}

/// The versions with one more, the newest first; none if it is the same as the newest.
fn with(mut versions: Vec<Version>, version: Version) -> Option<Vec<Version>> {
    if versions.first().is_some_and(|newest| newest.text == version.text) {
        return None;
    }
    versions.insert(0, version);
    versions.truncate(MAX_VERSIONS);
    let mut length = 0;
    versions.retain(|version| {
        length += version.text.len();
        length <= MAX_LENGTH
    });
    Some(versions)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(text: &str) -> Version {
        Version {
            text: text.into(),
            event: Event::Saved,
            at: 0,
        }
    }

    fn texts(versions: &[Version]) -> Vec<&str> {
        versions.iter().map(|version| &*version.text).collect()
    }

    #[test]
    fn the_newest_version_comes_first_and_is_kept_once() {
        let versions = with(vec![version("a")], version("b")).unwrap();
        assert_eq!(texts(&versions), ["b", "a"]);
        assert_eq!(with(versions, version("b")), None);
    }

    #[test]
    fn the_oldest_versions_go() {
        let many: Vec<Version> = (0..MAX_VERSIONS)
            .map(|index| version(&index.to_string()))
            .collect();
        let versions = with(many, version("new")).unwrap();
        assert_eq!(versions.len(), MAX_VERSIONS);
        assert_eq!(versions[1].text.as_ref(), "0");
        let long = "x".repeat(MAX_LENGTH - 1);
        assert_eq!(with(vec![version(&long)], version("new")).unwrap().len(), 1);
    }
}
