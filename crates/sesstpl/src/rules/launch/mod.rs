//! Rules about templates that are stored and then cannot be started, or start something else than is written.

mod amount;

pub(super) mod bare_memory;
pub(super) mod batch_without_startup;
pub(super) mod git_never_runs;
pub(super) mod image_reference;
pub(super) mod null_mount;
pub(super) mod resource_amount;
pub(super) mod system_session;
pub(super) mod tag_too_long;
