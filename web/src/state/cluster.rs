//! What the manager's cluster has.

use std::collections::BTreeMap;

use sesstpl::Catalogue;
use sesstpl_manager_api::Timestamp;
use sesstpl_manager_api::calls::FreeResources;

use crate::shared::Shared;

/// What a cluster has, as far as the person may know it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cluster {
    /// What templates can name.
    pub(crate) catalogue: Shared<Catalogue>,
    /// What is free, and the presets.
    pub(crate) free: FreeResources,
    /// When it was asked for.
    pub(crate) at: Timestamp,
}

impl Default for Cluster {
    fn default() -> Self {
        Self {
            catalogue: Shared::new(Catalogue::default()),
            free: FreeResources::default(),
            at: Timestamp::from_unix_millis(0),
        }
    }
}

impl Cluster {
    /// What is free in a resource group; without a name, in the only one, if there is only one.
    pub(crate) fn free_in(&self, group: Option<&str>) -> Option<&BTreeMap<String, String>> {
        let groups = &self.free.scaling_groups;
        match group {
            Some(group) => groups.get(group),
            None if groups.len() == 1 => groups.values().next(),
            None => None,
        }
    }
}
