//! `sesstpl login` and `sesstpl logout`.

use sesstpl_manager_api::SessionId;
use sesstpl_manager_api::calls::{WebLogin, WebLoginOutcome, WebLogout};

use super::arguments::{ConnectionArguments, EndpointType};
use super::client::Client;
use super::failure::{Ending, Failure, warn};
use super::{memory, output, prompt};

/// Logs in.
pub(super) fn run(arguments: &ConnectionArguments) -> Result<Ending, Failure> {
    let client = Client::new(arguments)?;
    needs_web_server(&client)?;
    ask(&client)?;
    output::plain(&format!("Logged in at {}\n", client.settings().endpoint))?;
    Ok(Ending::Done)
}

/// Ends the login.
pub(super) fn end(arguments: &ConnectionArguments) -> Result<Ending, Failure> {
    let client = Client::new(arguments)?;
    needs_web_server(&client)?;
    let endpoint = &client.settings().endpoint;
    let ended = client.call_web_server(&WebLogout);
    // The file goes in any case: who logs out wants it gone.
    memory::remove(endpoint)?;
    ended.map_err(|error| {
        Failure::api(
            "the login is forgotten here, but may go on at the cluster",
            &error,
        )
    })?;
    output::plain(&format!("Logged out at {endpoint}\n"))?;
    Ok(Ending::Done)
}

/// Asks for user name and password, and for a one-time password if the cluster wants one, and keeps the login.
pub(super) fn ask(client: &Client) -> Result<Option<SessionId>, Failure> {
    let endpoint = &client.settings().endpoint;
    if !endpoint.keeps_secrets() {
        warn("the endpoint is http://, so everybody on the way can read the password");
    }
    let mut login = WebLogin {
        username: prompt::line("User name or e-mail address:")?,
        password: prompt::secret("Password:")?,
        otp: None,
    };
    let refused = |error| Failure::api(format!("you are not logged in at {endpoint}"), &error);
    let mut outcome = client.call_web_server(&login).map_err(refused)?;
    if outcome == WebLoginOutcome::OneTimePasswordNeeded {
        login.otp = Some(prompt::secret("One-time password:")?);
        outcome = client.call_web_server(&login).map_err(refused)?;
    }
    match outcome {
        WebLoginOutcome::LoggedIn { session_id, .. } => {
            if let Some(session_id) = &session_id {
                memory::write(endpoint, session_id)?;
            }
            Ok(session_id)
        }
        WebLoginOutcome::OneTimePasswordNeeded => Err(Failure::because(
            format!("you are not logged in at {endpoint}"),
            "the cluster asks for a one-time password, and again after it has got one",
            "try again with the next one-time password",
        )),
        WebLoginOutcome::RegistrationNeeded => Err(Failure::because(
            format!("you are not logged in at {endpoint}"),
            "the cluster asks for two-factor authentication, which is not set up for you",
            "set it up in the cluster's web console first",
        )),
    }
}

fn needs_web_server(client: &Client) -> Result<(), Failure> {
    match client.settings().endpoint_type {
        EndpointType::Session => Ok(()),
        EndpointType::Api => Err(Failure::settings(
            "the endpoint is a manager, which has no logins",
            "set BACKEND_ENDPOINT_TYPE=session and BACKEND_ENDPOINT to the cluster's web server; a manager takes \
             BACKEND_ACCESS_KEY and BACKEND_SECRET_KEY",
        )),
    }
}
