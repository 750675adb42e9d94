//! Rules about templates that are stored and then cannot be started, or start something else than is written.

mod place;

pub(super) mod agent_list;
pub(super) mod agent_privilege;
pub(super) mod architecture;
pub(super) mod architecture_name;
pub(super) mod bare_memory;
pub(super) mod batch_without_startup;
pub(super) mod cluster_template;
pub(super) mod environ_broken;
pub(super) mod environ_overwritten;
pub(super) mod git_address;
pub(super) mod git_never_runs;
pub(super) mod image_reference;
pub(super) mod inference_session;
pub(super) mod mount_collision;
pub(super) mod mount_place;
pub(super) mod mount_sub_path;
pub(super) mod null_mount;
pub(super) mod resource_amount;
pub(super) mod script_too_long;
pub(super) mod system_session;
pub(super) mod tag_too_long;
pub(super) mod too_little;
pub(super) mod too_much;
pub(super) mod unknown_folder;
pub(super) mod unknown_image;
pub(super) mod unknown_scaling_group;
pub(super) mod unknown_slot;

pub(super) use place::place;

#[cfg(feature = "documentation")]
use crate::Catalogue;
#[cfg(feature = "documentation")]
use crate::catalogue::{Agent, Image, ScalingGroup, Slot};
#[cfg(feature = "documentation")]
use crate::launch::Unit;

/// The cluster that the rules' examples are about.
#[cfg(feature = "documentation")]
pub fn example_catalogue() -> Catalogue {
    let slot = |name: &str, unit| Slot {
        name: name.to_owned(),
        unit,
    };
    let pair = |slot: &str, amount: &str| (slot.to_owned(), amount.to_owned());
    Catalogue {
        images: Some(vec![Image {
            name: "cr.backend.ai/stable/python:3.9-ubuntu20.04".to_owned(),
            architecture: "x86_64".to_owned(),
            aliases: Vec::new(),
            minimum: vec![pair("cpu", "1"), pair("mem", "64m")],
            shared_memory: None,
        }]),
        folders: Some(vec!["data".to_owned(), "more".to_owned()]),
        slots: Some(vec![slot("cpu", Unit::Count), slot("mem", Unit::Bytes)]),
        scaling_groups: Some(vec![ScalingGroup {
            name: "default".to_owned(),
            is_allowed: true,
        }]),
        agents: Some(vec![Agent {
            name: "i-one".to_owned(),
            architecture: "x86_64".to_owned(),
            scaling_group: "default".to_owned(),
            slots: vec![pair("cpu", "64"), pair("mem", "256g")],
        }]),
    }
}
