//! `session`: what a launch says beside the template.

use serde_json::Value;
use sesstpl::launch::{Entries, LaunchOptions, More, Overrides};

use super::{Options, invalid, stored, text_of, texts};
use crate::error::Error;

impl Options {
    /// What no template says.
    pub(crate) fn launch(&self) -> Result<LaunchOptions, Error> {
        let or_default = |name| Ok::<_, Error>(self.text(name)?.unwrap_or_else(|| "default".to_owned()));
        Ok(LaunchOptions {
            name: self.text("name")?.unwrap_or_else(|| "session".to_owned()),
            group: or_default("group")?,
            domain: or_default("domain")?,
        })
    }

    /// What is said in place of the template.
    pub(crate) fn overrides(&self) -> Result<Overrides, Error> {
        let value = self.0.get("overrides").unwrap_or(&Value::Null);
        let wanted = "an object as the type `Overrides` has it";
        overrides(value).ok_or_else(|| invalid("options.overrides", wanted))
    }
}

fn overrides(value: &Value) -> Option<Overrides> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    Some(Overrides {
        session_type: text_of(value, "type"),
        image: text_of(value, "image"),
        architecture: text_of(value, "architecture"),
        startup_command: text_of(value, "startupCommand"),
        tag: text_of(value, "tag"),
        scaling_group: text_of(value, "scalingGroup"),
        resources: entries(value, "resources", stored)?,
        environ: entries(value, "environ", text)?,
        mounts: entries(value, "mounts", |path| match path {
            Value::Null => Some(None),
            path => text(path).map(Some),
        })?,
        more: More {
            starts_at: text_of(value, "startsAt"),
            priority: value.get("priority").and_then(Value::as_i64),
            cluster_size: value
                .get("clusterSize")
                .and_then(Value::as_u64)
                .and_then(|size| u32::try_from(size).ok()),
            callback_url: text_of(value, "callbackUrl"),
            depends_on: value.get("dependsOn").map_or(Some(Vec::new()), texts)?,
            owner: text_of(value, "owner"),
            resource_options: entries(value, "resourceOptions", text)?.entries,
        },
    })
}

/// The members of an object; `alone` names those that leave out the template's own.
fn entries<T>(value: &Value, name: &str, read: impl Fn(&Value) -> Option<T>) -> Option<Entries<T>> {
    let alone = value.get("alone").and_then(Value::as_array);
    let is_alone = alone.is_some_and(|names| names.iter().any(|alone| alone == name));
    let entries = match value.get(name) {
        None | Some(Value::Null) => Vec::new(),
        Some(object) => object
            .as_object()?
            .iter()
            .map(|(key, value)| Some((key.clone(), read(value)?)))
            .collect::<Option<_>>()?,
    };
    Some(Entries { is_alone, entries })
}
