//! The launch dialog's fields, and what a launch says in place of the template by them.

use serde_json::Value;
use sesstpl::Stored;
use sesstpl::launch::{Entries, More, Overrides};

/// The fields as they were filled in; to begin with, what the template says. An empty text leaves the template as it
/// is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Draft {
    /// The session's name.
    pub(crate) name: String,
    /// The project.
    pub(crate) project: String,
    /// The image's full name or an alias.
    pub(crate) image: String,
    /// The processor that the image is made for.
    pub(crate) architecture: String,
    /// `interactive`, `batch`, `inference` or `system`.
    pub(crate) session_type: String,
    /// The command that a batch session runs.
    pub(crate) startup_command: String,
    /// The session's label.
    pub(crate) tag: String,
    /// The resource group.
    pub(crate) scaling_group: String,
    /// Amounts by slot. These are all: what is not here is left to the image.
    pub(crate) resources: Vec<Row>,
    /// Environment variables; these are all.
    pub(crate) environ: Vec<Row>,
    /// Folders with their paths; these are all.
    pub(crate) mounts: Vec<Row>,
    /// The shared memory, as `1g`.
    pub(crate) shared_memory: String,
    /// When a batch session starts.
    pub(crate) starts_at: String,
    /// How early the session is served before others.
    pub(crate) priority: String,
    /// How many parts the session has.
    pub(crate) cluster_size: String,
    /// Sessions that must have ended well before, parted by commas.
    pub(crate) depends_on: String,
    /// An address that is told of the session's steps.
    pub(crate) callback_url: String,
}

/// A key and what belongs to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Row {
    /// The folder, slot or variable. A row without one says nothing.
    pub(crate) key: String,
    /// The path, amount or value.
    pub(crate) value: String,
}

/// A field that no launch can be made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Mistake {
    /// The priority.
    #[error("the priority is a whole number from 0 to 100, and more is earlier")]
    Priority,
    /// The cluster size.
    #[error("the number of parts is a whole number from 1 on")]
    ClusterSize,
}

impl Draft {
    /// What a template says, under this name and in this project.
    pub(crate) fn of(stored: &Stored, name: String, project: &str) -> Self {
        // Every stored value has a JSON form.
        let stored = serde_json::to_value(stored).unwrap_or_default();
        let text = |pointer: &str| {
            let text = stored.pointer(pointer).and_then(Value::as_str);
            text.unwrap_or_default().to_owned()
        };
        let rows = |pointer: &str| rows(stored.pointer(pointer));
        let mut resources = rows("/spec/resources");
        resources.retain(|row| !row.value.is_empty());
        Self {
            name,
            project: project.to_owned(),
            image: text("/spec/kernel/image"),
            architecture: text("/spec/kernel/architecture"),
            session_type: text("/spec/session_type"),
            startup_command: text("/spec/kernel/run/startup_command"),
            tag: text("/metadata/tag"),
            scaling_group: text("/spec/scaling_group"),
            resources,
            environ: rows("/spec/kernel/environ"),
            mounts: rows("/spec/mounts"),
            ..Self::default()
        }
    }

    /// What the launch says in place of the template.
    pub(crate) fn overrides(&self) -> Result<Overrides, Mistake> {
        let priority = number(&self.priority).map_err(|()| Mistake::Priority)?;
        if priority.is_some_and(|priority: i64| !(0..=100).contains(&priority)) {
            return Err(Mistake::Priority);
        }
        let cluster_size = number(&self.cluster_size).map_err(|()| Mistake::ClusterSize)?;
        if cluster_size == Some(0) {
            return Err(Mistake::ClusterSize);
        }
        let shared_memory = given(&self.shared_memory).map(|amount| ("shmem".to_owned(), amount));
        let depends_on = self.depends_on.split(',').filter_map(given);
        Ok(Overrides {
            session_type: given(&self.session_type),
            image: given(&self.image),
            architecture: given(&self.architecture),
            startup_command: given(&self.startup_command),
            tag: given(&self.tag),
            scaling_group: given(&self.scaling_group),
            resources: all(&self.resources, |amount| Stored::Text(amount.trim().to_owned())),
            environ: all(&self.environ, str::to_owned),
            mounts: all(&self.mounts, given),
            more: More {
                starts_at: given(&self.starts_at),
                priority,
                cluster_size,
                callback_url: given(&self.callback_url),
                depends_on: depends_on.collect(),
                owner: None,
                resource_options: shared_memory.into_iter().collect(),
            },
        })
    }
}

/// A mapping's entries; null is an empty text.
fn rows(mapping: Option<&Value>) -> Vec<Row> {
    let entries = mapping.and_then(Value::as_object).into_iter().flatten();
    entries
        .map(|(key, value)| Row {
            key: key.clone(),
            value: match value {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                other => other.to_string(),
            },
        })
        .collect()
}

/// What was written, unless nothing was.
fn given(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn number<N: std::str::FromStr>(text: &str) -> Result<Option<N>, ()> {
    given(text).map(|text| text.parse().map_err(drop)).transpose()
}

fn all<V>(rows: &[Row], value: impl Fn(&str) -> V) -> Entries<V> {
    let named = rows.iter().filter(|row| !row.key.trim().is_empty());
    Entries {
        is_alone: true,
        entries: named
            .map(|row| (row.key.trim().to_owned(), value(&row.value)))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use sesstpl::launch::{LaunchOptions, plan, plan_with};
    use sesstpl::{CheckOptions, check};

    use super::*;

    const TEMPLATE: &str = "
api_version: v1
kind: taskTemplate
metadata: {name: train, tag: label}
spec:
  type: batch
  scaling_group: default
  resources: {cpu: 2, mem: 4g, cuda.device: null}
  mounts: {data: /home/work/here, other: }
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
    environ: {A: 'one ', B: two}
    run: {startup: python train.py, bootstrap: echo hello}
";

    fn stored() -> Stored {
        check(TEMPLATE, &CheckOptions::default()).templates[0]
            .stored
            .clone()
            .unwrap()
    }

    fn options() -> LaunchOptions {
        LaunchOptions {
            name: "train".to_owned(),
            group: "default".to_owned(),
            domain: "default".to_owned(),
        }
    }

    #[test]
    fn what_is_left_as_it_was_launches_as_the_template_says() {
        let draft = Draft::of(&stored(), "train".to_owned(), "default");
        let launched = plan_with(&stored(), &options(), &draft.overrides().unwrap()).unwrap();
        let written = plan(&stored(), &options()).unwrap();
        let body = |plan: &sesstpl::launch::LaunchPlan| {
            let mut body = plan.request_body();
            // Amounts are sent as text, which managers take for the same.
            body["config"]["resources"]["cpu"] = "2".into();
            body
        };
        assert_eq!(body(&launched), body(&written));
    }

    #[test]
    fn what_is_filled_in_goes_before_the_template() {
        let mut draft = Draft::of(&stored(), "train".to_owned(), "default");
        draft.image = "python:3.6-ubuntu18.04".to_owned();
        draft.environ.remove(0);
        draft.mounts[0].value = String::new();
        draft.resources.push(Row {
            key: " cuda.device ".to_owned(),
            value: "1".to_owned(),
        });
        draft.priority = "50".to_owned();
        draft.depends_on = "first, second,".to_owned();
        draft.shared_memory = "1g".to_owned();
        let plan = plan_with(&stored(), &options(), &draft.overrides().unwrap()).unwrap();
        let body = plan.request_body();
        assert_eq!(body["image"], "python:3.6-ubuntu18.04");
        assert_eq!(body["config"]["environ"], serde_json::json!({"B": "two"}));
        assert_eq!(body["config"]["mount_map"], serde_json::json!({}));
        assert_eq!(body["config"]["resources"]["cuda.device"], "1");
        assert_eq!(body["config"]["resource_opts"]["shmem"], "1g");
        assert_eq!(body["priority"], 50);
        assert_eq!(body["dependencies"], serde_json::json!(["first", "second"]));
    }

    #[test]
    fn numbers_that_are_none_are_refused() {
        for (priority, cluster_size, expected) in [
            ("high", "", Mistake::Priority),
            ("101", "", Mistake::Priority),
            ("", "0", Mistake::ClusterSize),
            ("", "-1", Mistake::ClusterSize),
        ] {
            let draft = Draft {
                priority: priority.to_owned(),
                cluster_size: cluster_size.to_owned(),
                ..Draft::default()
            };
            assert_eq!(draft.overrides(), Err(expected), "{priority} {cluster_size}");
        }
    }
}
