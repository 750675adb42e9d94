//! Following a session until it runs or has ended.

use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::json;
use sesstpl_manager_api::calls::{GetSession, OwnedBy};
use sesstpl_manager_api::{ApiError, SessionStatus};

use super::super::client::Client;
use super::super::failure::{Ending, Failure, warn};
use super::super::output::{self, Format};

/// Time between two looks, at first and at last.
const FIRST_PAUSE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// How many looks in a row may fail.
const FORGIVEN_FAILURES: u32 = 5;

/// How long a session is followed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Patience(Option<Duration>);

impl Patience {
    /// So many seconds, or for 0 as long as it takes.
    pub(crate) fn seconds(seconds: u64) -> Self {
        Self((seconds > 0).then(|| Duration::from_secs(seconds)))
    }

    fn is_over(self, since: Instant) -> bool {
        self.0.is_some_and(|patience| since.elapsed() >= patience)
    }
}

/// Where following has led.
pub(crate) struct Followed {
    name: String,
    status: SessionStatus,
    reason: Option<String>,
    is_given_up: bool,
}

/// Looks at a session until it runs or has ended, and says on standard error what changes.
pub(crate) fn follow(
    client: &Client,
    name: &str,
    owner: Option<&String>,
    patience: Patience,
) -> Result<Followed, Failure> {
    let since = Instant::now();
    let mut pause = FIRST_PAUSE;
    let mut failures = 0;
    let mut said = None;
    let mut last = (SessionStatus::Pending, None);
    loop {
        match look(client, name, owner) {
            Ok(seen) => {
                failures = 0;
                if said.as_ref() != Some(&seen) {
                    say(&seen);
                    pause = FIRST_PAUSE;
                    said = Some(seen.clone());
                }
                last = seen;
            }
            // It was there and is no more: older managers forget sessions that have ended.
            Err(error) if error.is_not_found() && said.is_some() => {
                last = (SessionStatus::Terminated, last.1);
            }
            Err(error) if error.is_transient() && failures < FORGIVEN_FAILURES => failures += 1,
            Err(error) => {
                return Err(Failure::api(
                    format!("session {name} cannot be followed any more, and goes on"),
                    &error,
                ));
            }
        }
        let is_given_up = patience.is_over(since);
        if last.0 == SessionStatus::Running || last.0.is_final() || is_given_up {
            let (status, reason) = last;
            return Ok(Followed {
                name: name.to_owned(),
                is_given_up: is_given_up && status != SessionStatus::Running && !status.is_final(),
                status,
                reason,
            });
        }
        sleep(pause);
        pause = (pause * 3 / 2).min(LONGEST_PAUSE);
    }
}

/// Prints where a session is.
pub(crate) fn tell(followed: &Followed, format: Format) -> Result<Ending, Failure> {
    let Followed {
        name, status, reason, ..
    } = followed;
    match format {
        Format::Table if followed.is_given_up => {
            output::plain(&format!("Session {name} is still {status}\n"))?;
        }
        Format::Table => output::plain(&format!("Session {name} is {status}\n"))?,
        format => output::structured(
            &json!({ "name": name, "status": status, "reason": reason }),
            format,
        )?,
    }
    Ok(match status {
        SessionStatus::Error | SessionStatus::Cancelled => {
            let reason = reason.as_deref().unwrap_or("the manager gives no reason");
            return Err(Failure::because(
                format!("session {name} has failed"),
                reason,
                &format!("`sesstpl session logs {name}` may tell more"),
            ));
        }
        _ if followed.is_given_up => Ending::TimedOut,
        _ => Ending::Done,
    })
}

type Seen = (SessionStatus, Option<String>);

fn look(client: &Client, name: &str, owner: Option<&String>) -> Result<Seen, ApiError> {
    let info = client.call(&OwnedBy {
        access_key: owner.cloned(),
        call: GetSession {
            name: name.to_owned(),
        },
    })?;
    let reason = info.explanation();
    Ok((info.status, reason))
}

fn say((status, reason): &Seen) {
    match reason {
        Some(reason) => warn(format!("{status}: {reason}")),
        None => warn(status),
    }
}
