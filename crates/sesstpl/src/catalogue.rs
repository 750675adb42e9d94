//! What a cluster has.

use serde::{Deserialize, Serialize};

use crate::Release;
use crate::launch::Unit;

/// What a cluster has of the things that templates name.
///
/// A list that is not known is `None`, and nothing is said of what it would tell; a list that is known is complete.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Catalogue {
    /// The images that sessions may run.
    pub images: Option<Vec<Image>>,
    /// The names of the storage folders that the person who launches may mount.
    pub folders: Option<Vec<String>>,
    /// The kinds of resources.
    pub slots: Option<Vec<Slot>>,
    /// The resource groups.
    pub scaling_groups: Option<Vec<ScalingGroup>>,
    /// The machines that run sessions.
    pub agents: Option<Vec<Agent>>,
}

/// An image that sessions may run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Image {
    /// The full name: registry, path and tag.
    pub name: String,
    /// The processor that it is made for, as `x86_64`.
    pub architecture: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// The least amount of each slot, as administrators write it, as `64m`.
    pub minimum: Vec<(String, String)>,
    /// The shared memory that it is given, as administrators write it; managers give `64m` where an image says nothing.
    pub shared_memory: Option<String>,
}

/// A kind of resource.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// The name, as `cuda.device`.
    pub name: String,
    /// What it is counted in.
    pub unit: Unit,
}

/// A resource group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScalingGroup {
    /// The name.
    pub name: String,
    /// Whether the project may use it.
    pub is_allowed: bool,
}

/// A machine that runs sessions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Agent {
    /// The name.
    pub name: String,
    /// The processor, as `x86_64`.
    pub architecture: String,
    /// The resource group that it belongs to.
    pub scaling_group: String,
    /// What it has of each slot: pieces or bytes, in decimal digits.
    pub slots: Vec<(String, String)>,
}

impl Catalogue {
    /// The image that a release finds under a name for a processor, where the images are known: by its exact name and,
    /// from 24.3 on, exactly this processor, or by an alias.
    pub fn image(&self, name: &str, architecture: &str, release: Release) -> Option<&Image> {
        let images = self.images.as_deref()?;
        let exact = |image: &&Image| image.name == name && image.architecture == architecture;
        let alike = |image: &&Image| {
            (image.name == name && !release.since(24, 3)) || image.aliases.iter().any(|alias| alias == name)
        };
        images.iter().find(exact).or_else(|| images.iter().find(alike))
    }

    /// The unit of a slot; where slots are not known, managers' own slots have theirs.
    pub fn unit(&self, slot: &str) -> Option<Unit> {
        match &self.slots {
            Some(slots) => slots
                .iter()
                .find(|known| known.name == slot)
                .map(|known| known.unit),
            None => match slot {
                "cpu" => Some(Unit::Count),
                "mem" => Some(Unit::Bytes),
                _ => None,
            },
        }
    }
}
