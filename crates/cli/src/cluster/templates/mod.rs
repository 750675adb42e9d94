//! Managing the templates of a cluster.

mod create;
mod delete;
mod document;
mod find;
mod get;
mod list;
mod stored;
mod update;

pub(super) use create::run as create;
pub(super) use delete::run as delete;
pub(super) use document::Checked;
pub(super) use find::find;
pub(super) use get::run as get;
pub(super) use list::run as list;
pub(super) use stored::{fetch, stored_form};
pub(super) use update::run as update;
