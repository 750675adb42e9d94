//! `sesstpl session apps`.

use sesstpl_manager_api::calls::{MatchSessions, SessionService, SessionServices};

use super::super::arguments::OneSession;
use super::super::client::Client;
use super::super::failure::{Ending, Failure};
use super::super::output::{self, Format};
use super::super::table;

/// Lists the application services of a session.
pub(crate) fn run(arguments: &OneSession) -> Result<Ending, Failure> {
    let client = Client::new(&arguments.connection)?;
    let name = &arguments.session;
    let failure = |error| Failure::api(format!("the services of session {name} cannot be listed"), &error);
    let matches = client
        .call(&MatchSessions { prefix: name.clone() })
        .map_err(failure)?;
    let found = matches
        .into_iter()
        .find(|found| found.name == *name || found.id == *name);
    let found = found.ok_or_else(|| {
        Failure::because(
            format!("the services of session {name} cannot be listed"),
            "there is no living session of this name or id",
            "check the name; what has ended offers no services",
        )
    })?;
    let services = client.call(&SessionServices { id: found.id }).map_err(failure)?;
    match arguments.connection.output {
        Format::Table if services.is_empty() => output::plain(&format!(
            "Session {name} is {} and offers no services\n",
            found.status
        ))?,
        Format::Table => output::plain(&rows(&services))?,
        format => output::structured(&services, format)?,
    }
    Ok(Ending::Done)
}

fn rows(services: &[SessionService]) -> String {
    let rows: Vec<[String; 3]> = services
        .iter()
        .map(|service| {
            let ports: Vec<String> = service.container_ports.iter().map(u16::to_string).collect();
            [service.name.clone(), service.protocol.clone(), ports.join(", ")]
        })
        .collect();
    table::render(["Service", "Protocol", "Ports"], &rows)
}
