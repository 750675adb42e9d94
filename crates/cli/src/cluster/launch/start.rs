//! Asking for a session, once.

use std::thread::sleep;
use std::time::Duration;

use sesstpl_manager_api::calls::{MatchSessions, OwnedBy, SessionCreated, SessionMatch};
use sesstpl_manager_api::{ApiError, Call, SessionStatus};

use super::super::arguments::LaunchArguments;
use super::super::client::Client;
use super::super::failure::{Failure, warn};

/// How often and how far apart one looks for a session that may have been started.
const LOOKS: u32 = 5;
const BETWEEN_LOOKS: Duration = Duration::from_secs(1);

/// A session that is there.
pub(super) struct Started {
    /// Its id.
    pub(super) id: String,
    /// Where it was in its life.
    pub(super) status: SessionStatus,
    /// Whether this command has started it.
    pub(super) is_new: bool,
}

/// Starts a session, or finds the one that has its name already. A failure that leaves open whether there is a session
/// now is followed by looking, never by asking again.
pub(super) fn session<C: Call<Output = SessionCreated>>(
    client: &Client,
    name: &str,
    call: &C,
    arguments: &LaunchArguments,
) -> Result<Started, Failure> {
    let owner = arguments.session.owner.as_ref();
    // A name that we have made up is nobody's.
    if arguments.session.name.is_some() {
        let there =
            look(client, name, owner).map_err(|error| Failure::api("no session is started", &error))?;
        if let Some(there) = there {
            return existing(there, arguments.no_reuse);
        }
    }
    match client.call(call) {
        Ok(created) => Ok(Started {
            id: created.session_id,
            status: created.status,
            is_new: true,
        }),
        Err(error) if error.leaves_doubt() => after_doubt(client, name, owner, &error),
        Err(error) => Err(Failure::api("no session is started", &error)),
    }
}

fn existing(there: SessionMatch, is_refused: bool) -> Result<Started, Failure> {
    if is_refused {
        return Err(Failure::because(
            "no session is started",
            format!("there is one of the name `{}` already: {}", there.name, there.id),
            "choose another name, or end that session with `sesstpl session terminate`",
        ));
    }
    Ok(Started {
        id: there.id,
        status: there.status,
        is_new: false,
    })
}

fn after_doubt(
    client: &Client,
    name: &str,
    owner: Option<&String>,
    doubt: &ApiError,
) -> Result<Started, Failure> {
    let mut last = None;
    for _ in 0..LOOKS {
        sleep(BETWEEN_LOOKS);
        match look(client, name, owner) {
            Ok(Some(there)) => {
                warn(format!("{}, yet the session was started", doubt.reason()));
                return Ok(Started {
                    id: there.id,
                    status: there.status,
                    is_new: true,
                });
            }
            Ok(None) => last = None,
            Err(error) => last = Some(error),
        }
    }
    Err(match last {
        None => Failure::because(
            "no session is started",
            format!("{}; there is no session `{name}`", doubt.reason()),
            "it is safe to try again; if it fails again, the manager's administrator finds the reason in its log",
        ),
        Some(error) => Failure::because(
            format!("it is not known whether session `{name}` was started"),
            format!("{}; then {}", doubt.reason(), error.reason()),
            &format!("look with `sesstpl session get {name}` before you launch again"),
        ),
    })
}

/// The living session of exactly this name, of the person for whom the session is.
fn look(client: &Client, name: &str, owner: Option<&String>) -> Result<Option<SessionMatch>, ApiError> {
    let matches = client.call(&OwnedBy {
        access_key: owner.cloned(),
        call: MatchSessions {
            prefix: name.to_owned(),
        },
    })?;
    // 22.9 finds sessions that have ended, too; their names are free.
    let is_alive =
        |there: &SessionMatch| !there.status.is_final() && there.status != SessionStatus::Terminating;
    Ok(matches
        .into_iter()
        .find(|there| there.name == name && is_alive(there)))
}
