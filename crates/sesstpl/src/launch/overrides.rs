//! What a launch says in place of the template.

use serde_json::Value;

use super::object;
use crate::{Release, Stored};

/// What a launch says in place of the template. What is `None` or empty leaves the template as it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Overrides {
    /// `interactive`, `batch` or `inference`.
    pub session_type: Option<String>,
    /// The image's full name or an alias.
    pub image: Option<String>,
    /// The processor that the image is made for.
    pub architecture: Option<String>,
    /// The command that a batch session runs.
    pub startup_command: Option<String>,
    /// The session's label.
    pub tag: Option<String>,
    /// The resource group.
    pub scaling_group: Option<String>,
    /// Amounts by slot.
    pub resources: Entries<Stored>,
    /// Environment variables.
    pub environ: Entries<String>,
    /// Folders with their paths; none for the usual place.
    pub mounts: Entries<Option<String>>,
    /// What no template can say.
    pub more: More,
}

/// Entries that are put over a template's.
#[derive(Debug, Clone, PartialEq)]
pub struct Entries<V> {
    /// Whether the template's own are left out.
    pub is_alone: bool,
    /// The entries; one of a key that the template has takes its place.
    pub entries: Vec<(String, V)>,
}

impl<V> Default for Entries<V> {
    fn default() -> Self {
        Self {
            is_alone: false,
            entries: Vec::new(),
        }
    }
}

impl<V> Entries<V> {
    /// The template's entries with these over them, each value as `borrow` shows it.
    pub(super) fn over<'e, B>(
        &'e self,
        written: impl Iterator<Item = (&'e str, B)>,
        borrow: impl Fn(&'e V) -> B,
    ) -> Vec<(&'e str, B)> {
        let mut entries: Vec<(&str, B)> = written.filter(|_| !self.is_alone).collect();
        for (key, value) in &self.entries {
            match entries.iter_mut().find(|(known, _)| known == key) {
                Some(entry) => entry.1 = borrow(value),
                None => entries.push((key, borrow(value))),
            }
        }
        entries
    }
}

/// What a launch can say and no template can.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct More {
    /// When a batch session starts, as ISO 8601 has it. Of other sessions it cannot be said.
    pub starts_at: Option<String>,
    /// How early the session is served before others, from 0 to 100; more is earlier, and 10 is usual.
    pub priority: Option<i64>,
    /// How many parts the session has, from 1 to what the person's policy allows.
    pub cluster_size: Option<u32>,
    /// An address that is told of the session's steps.
    pub callback_url: Option<String>,
    /// Sessions that must have ended well before, by name or id.
    pub depends_on: Vec<String>,
    /// The access key of the person for whom the session is.
    pub owner: Option<String>,
    /// Options of resources, as `shmem` with `1g`.
    pub resource_options: Vec<(String, String)>,
}

impl More {
    /// The keys of a request that a release does not know: it refuses a session that is asked for with one of them, with
    /// HTTP 400. `priority` is known from 24.9 on; measured on 23.9.10 and 25.5.2.
    ///
    /// ```
    /// use sesstpl::launch::More;
    ///
    /// let more = More { priority: Some(50), ..More::default() };
    /// assert_eq!(more.unknown_to("23.9.10".parse()?), ["priority"]);
    /// assert!(more.unknown_to("25.5.2".parse()?).is_empty());
    /// # Ok::<(), sesstpl::ParseReleaseError>(())
    /// ```
    pub fn unknown_to(&self, release: Release) -> Vec<&'static str> {
        let is_unknown = self.priority.is_some() && !release.since(24, 9);
        is_unknown.then_some("priority").into_iter().collect()
    }

    /// Puts into a request's `config` what belongs there.
    pub(super) fn write(&self, config: &mut Value) {
        if !self.resource_options.is_empty() {
            let options = self.resource_options.iter();
            config["resource_opts"] =
                object(&mut options.map(|(name, value)| (name.clone(), value.clone().into())));
        }
    }

    /// Puts into a request what belongs beside its `config`.
    pub(super) fn write_beside(&self, body: &mut Value) {
        let mut put = |key: &str, value: Option<Value>| {
            if let Some(value) = value {
                body[key] = value;
            }
        };
        put("startsAt", self.starts_at.clone().map(Value::from));
        put("priority", self.priority.map(Value::from));
        put("clusterSize", self.cluster_size.map(Value::from));
        put("callbackURL", self.callback_url.clone().map(Value::from));
        put("owner_access_key", self.owner.clone().map(Value::from));
        let depends_on = (!self.depends_on.is_empty()).then(|| Value::from(self.depends_on.clone()));
        put("dependencies", depends_on);
    }
}
