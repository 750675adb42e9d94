//! `sesstpl session terminate`.

use sesstpl_manager_api::calls::{DestroySession, OwnedBy};

use super::super::arguments::Terminate;
use super::super::client::Client;
use super::super::failure::{Ending, Failure};
use super::super::output;

/// Ends sessions; one that cannot be ended does not keep the others.
pub(crate) fn run(arguments: &Terminate) -> Result<Ending, Failure> {
    let client = Client::new(&arguments.connection)?;
    let mut ending = Ending::Done;
    for name in &arguments.sessions {
        let call = OwnedBy {
            access_key: arguments.owner.clone(),
            call: DestroySession {
                name: name.clone(),
                forced: arguments.forced,
            },
        };
        match client.call(&call) {
            Ok(()) => output::plain(&format!("Session {name} is being ended\n"))?,
            Err(error) => ending = Failure::api(format!("session {name} is not ended"), &error).tell(),
        }
    }
    Ok(ending)
}
