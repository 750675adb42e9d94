//! Rules about what is probably not meant, or could be written better.

pub(super) mod envelope;
pub(super) mod image_without_registry;
pub(super) mod no_template;
pub(super) mod shadowed_alias;

mod rewrap;
