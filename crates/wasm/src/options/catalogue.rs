//! `catalogue`: what a cluster has.

use serde_json::Value;
use sesstpl::Catalogue;
use sesstpl::catalogue::{Agent, Image, ScalingGroup, Slot};
use sesstpl::language::{HostValue, HostValues};
use sesstpl::launch::Unit;

use super::{Options, invalid, text_of, texts};
use crate::error::Error;

const WANTED: &str = "a list as the type `Catalogue` has it";

impl Options {
    /// What a check knows of the cluster; nothing unless given.
    pub(crate) fn catalogue(&self) -> Result<Catalogue, Error> {
        match self.0.get("catalogue") {
            None | Some(Value::Null) => Ok(Catalogue::default()),
            Some(_) => self.given_catalogue(),
        }
    }

    // By itself, because most checks do without.
    #[inline(never)]
    fn given_catalogue(&self) -> Result<Catalogue, Error> {
        Ok(Catalogue {
            images: self.list("images", image)?,
            folders: self.list("folders", text)?,
            slots: self.list("slots", slot)?,
            scaling_groups: self.list("scalingGroups", scaling_group)?,
            agents: self.list("agents", agent)?,
        })
    }

    /// What completions offer of the cluster.
    pub(crate) fn host_values(&self) -> Result<HostValues, Error> {
        let named = |name| Ok::<_, Error>(self.list(name, host_value)?.unwrap_or_default());
        Ok(HostValues {
            images: named("images")?,
            folders: named("folders")?,
            scaling_groups: named("scalingGroups")?,
            slots: named("slots")?,
            projects: named("projects")?,
            agents: named("agents")?,
        })
    }

    fn list<T>(&self, name: &str, read: impl Fn(&Value) -> Option<T>) -> Result<Option<Vec<T>>, Error> {
        let catalogue = self.0.get("catalogue").unwrap_or(&Value::Null);
        match catalogue.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(list) => {
                let items = list.as_array().and_then(|items| items.iter().map(read).collect());
                match items {
                    Some(items) => Ok(Some(items)),
                    None => Err(invalid(&format!("options.catalogue.{name}"), WANTED)),
                }
            }
        }
    }
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

/// A name by itself, or an object with a `name` and something to say about it.
fn host_value(value: &Value) -> Option<HostValue> {
    Some(HostValue {
        text: text(value).or_else(|| text_of(value, "name"))?,
        detail: text_of(value, "detail")
            .or_else(|| text_of(value, "architecture"))
            .unwrap_or_default(),
    })
}

fn image(value: &Value) -> Option<Image> {
    Some(Image {
        name: text_of(value, "name")?,
        architecture: text_of(value, "architecture")?,
        aliases: value.get("aliases").map_or(Some(Vec::new()), texts)?,
        minimum: value.get("minimum").map_or(Some(Vec::new()), entries)?,
        shared_memory: text_of(value, "sharedMemory"),
    })
}

fn slot(value: &Value) -> Option<Slot> {
    Some(Slot {
        name: text_of(value, "name")?,
        unit: match value.get("unit")?.as_str()? {
            "count" => Unit::Count,
            "bytes" => Unit::Bytes,
            "unique" => Unit::Unique,
            _ => return None,
        },
    })
}

fn scaling_group(value: &Value) -> Option<ScalingGroup> {
    Some(ScalingGroup {
        name: text_of(value, "name")?,
        is_allowed: value.get("isAllowed").is_none_or(|allowed| allowed == true),
    })
}

fn agent(value: &Value) -> Option<Agent> {
    Some(Agent {
        name: text_of(value, "name")?,
        architecture: text_of(value, "architecture")?,
        scaling_group: text_of(value, "scalingGroup")?,
        slots: value.get("slots").map_or(Some(Vec::new()), entries)?,
    })
}

/// The members of an object whose values are texts.
fn entries(value: &Value) -> Option<Vec<(String, String)>> {
    let members = value.as_object()?.iter();
    members
        .map(|(name, value)| Some((name.clone(), text(value)?)))
        .collect()
}
