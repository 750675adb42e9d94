//! Managing the templates of a cluster.

mod apply;
mod create;
mod delete;
mod diff;
mod document;
mod export;
mod find;
mod get;
mod import;
mod list;
mod stored;
mod update;

pub(super) use apply::run as apply;
pub(super) use create::run as create;
pub(super) use delete::run as delete;
pub(super) use diff::run as diff;
pub(super) use document::Checked;
pub(super) use export::run as export;
pub(super) use find::find;
pub(super) use get::run as get;
pub(super) use import::run as import;
pub(super) use list::run as list;
pub(super) use stored::{fetch, stored_form};
pub(super) use update::run as update;
