//! Rules about what is probably not meant, or could be written better.

pub(super) mod envelope;
pub(super) mod image_without_registry;
pub(super) mod image_without_tag;
pub(super) mod no_template;
pub(super) mod owner;
pub(super) mod read_otherwise;
pub(super) mod relative_mount;
pub(super) mod shadowed_alias;
pub(super) mod zero_amount;

pub(in crate::rules) mod rewrap;
