//! `sesstpl delete`.

use serde_json::json;
use sesstpl_manager_api::calls::{DeleteTemplate, OwnedBy};

use super::super::arguments::Delete;
use super::super::client::Client;
use super::super::failure::{Ending, Failure, warn};
use super::super::output::{self, Format};
use super::super::prompt;
use super::find::{Found, find};

/// Asks, and deletes a template.
pub(crate) fn run(arguments: &Delete) -> Result<Ending, Failure> {
    let client = Client::new(&arguments.connection)?;
    let found = find(&client, &arguments.template.reference)?;
    let id = &found.id;
    if !arguments.force {
        warn(description(&found));
        if prompt::line("Are you sure? (y/[n])")? != "y" {
            output::plain("Aborting; nothing is deleted\n")?;
            return Ok(Ending::Done);
        }
    }
    let call = OwnedBy {
        access_key: arguments.owner.access_key.clone(),
        call: DeleteTemplate { id: id.clone() },
    };
    client
        .call(&call)
        .map_err(|error| Failure::api(format!("template {id} is not deleted"), &error))?;
    match arguments.connection.output {
        Format::Table => output::plain(&format!("Task template {id} deleted\n"))?,
        format => output::structured(&json!({ "id": id, "deleted": true }), format)?,
    }
    Ok(Ending::Done)
}

fn description(found: &Found) -> String {
    let Some(item) = &found.item else {
        return format!("template {} will be deleted", found.id);
    };
    let owner = match (item.is_owner, &item.user_email) {
        (true, _) => ", which is yours,".to_owned(),
        (false, Some(owner)) => format!(", which belongs to {owner},"),
        (false, None) => ", which belongs to somebody else,".to_owned(),
    };
    format!("template {} `{}`{owner} will be deleted", found.id, item.name)
}
