//! Looking at sessions and ending them.

mod apps;
mod get;
mod logs;
mod terminate;

use super::arguments::Watch;
use super::client::Client;
use super::failure::{Ending, Failure};
use super::launch::{Patience, follow, tell};

pub(super) use apps::run as apps;
pub(super) use get::run as get;
pub(super) use logs::run as logs;
pub(super) use terminate::run as terminate;

/// Follows a session until it runs or has ended.
pub(super) fn watch(arguments: &Watch) -> Result<Ending, Failure> {
    let connection = &arguments.one.connection;
    let client = Client::new(connection)?;
    let patience = Patience::seconds(arguments.max_wait);
    let followed = follow(&client, &arguments.one.session, None, patience)?;
    tell(&followed, connection.output)
}
