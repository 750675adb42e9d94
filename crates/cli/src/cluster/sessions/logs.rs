//! `sesstpl session logs`.

use serde_json::json;
use sesstpl_manager_api::calls::SessionLogs;

use super::super::arguments::OneSession;
use super::super::client::Client;
use super::super::failure::{Ending, Failure};
use super::super::output::{self, Format};

/// Prints what a session's container has written.
pub(crate) fn run(arguments: &OneSession) -> Result<Ending, Failure> {
    let client = Client::new(&arguments.connection)?;
    let name = &arguments.session;
    let logs = client
        .call(&SessionLogs { name: name.clone() })
        .map_err(|error| Failure::api(format!("the logs of session {name} cannot be read"), &error))?;
    match arguments.connection.output {
        Format::Table if logs.ends_with('\n') || logs.is_empty() => output::plain(&logs)?,
        Format::Table => output::plain(&(logs + "\n"))?,
        format => output::structured(&json!({ "logs": logs }), format)?,
    }
    Ok(Ending::Done)
}
