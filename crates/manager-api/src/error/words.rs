//! Failures in words for the person who made the call.

use std::fmt;

use serde_json::Value;

use super::ApiError;
use crate::Problem;
use crate::auth::CLOCK_TOLERANCE;

impl ApiError {
    /// Why the call brought no result.
    pub fn reason(&self) -> String {
        match self {
            Self::Unreachable { detail } => format!("the manager cannot be reached ({detail})"),
            Self::Interrupted { detail } => {
                format!("the connection to the manager broke before its answer came ({detail})")
            }
            Self::TimedOut { seconds } => format!("the manager did not answer within {seconds} seconds"),
            Self::Credentials { said } => format!("the manager does not accept the keypair: {said}"),
            Self::LoggedOut => "you are not logged in, or your login has ended".to_owned(),
            Self::LoginRefused { said } => format!("the cluster refuses the login: {said}"),
            Self::LoginEnded => "you are not logged in to the cluster, or your login has ended".to_owned(),
            Self::ClockSkew { clock_ahead } => format!(
                "the manager refuses the request's date: {}",
                difference(*clock_ahead)
            ),
            Self::Forbidden { said } => format!("the manager forbids this: {said}"),
            Self::NotFound { said } => format!("the manager does not have it: {said}"),
            Self::TooManyRequests => {
                "the manager takes no more requests from this keypair for now".to_owned()
            }
            Self::Diagnosed { said, .. } => format!("the manager refuses the template: {said}"),
            Self::Refused { status, problem } => format!(
                "the manager refuses the request: {}{} (HTTP {status})",
                problem.summary(),
                details(problem)
            ),
            Self::TemplateFailed => {
                "the manager refuses the template without giving a reason (HTTP 500)".to_owned()
            }
            Self::Failed { status } => {
                format!("the manager failed without giving a reason (HTTP {status})")
            }
            Self::Unexpected { detail, .. } => {
                format!("the endpoint answers, but not as a manager does ({detail})")
            }
        }
    }

    /// What to do about it, where more can be said than the reason says.
    pub fn remedy(&self) -> Option<&'static str> {
        Some(match self {
            Self::Unreachable { .. } => {
                "check that it runs, that the endpoint is right, and that your network, or the browser's \
                 cross-origin rules, let you through"
            }
            Self::Interrupted { .. } => "it may have done what was asked, so look before you try again",
            Self::TimedOut { .. } => {
                "it may still be at work, so look whether the change was made before you try again"
            }
            Self::Credentials { .. } => {
                "check access key and secret key, that the keypair is active, and that the endpoint is the manager \
                 itself and not a proxy with another name"
            }
            Self::LoggedOut => "open the address that `sesstpl serve` printed",
            Self::LoginRefused { .. } => {
                "check user name, password and one-time password, and that the account is active"
            }
            Self::LoginEnded => "log in and do it again, nothing is lost",
            Self::ClockSkew { .. } => "set the clock that is wrong and try again",
            Self::Forbidden { .. } => "ask for the permission, or use a keypair that has it",
            Self::NotFound { .. } => "it may have been deleted, or the name or project is misspelt",
            Self::TooManyRequests => "wait some minutes and try again",
            Self::TemplateFailed => {
                "check the diagnostics for the manager's release, and that the project exists"
            }
            Self::Failed { .. } => {
                "try again, and if it stays so, its administrator finds the reason in the manager's log"
            }
            Self::Unexpected { .. } => {
                "check that it is the address of a manager, and that no proxy or login page is in between"
            }
            Self::Refused { problem, .. } if problem.kind.ends_with("/session-already-exists") => {
                "choose another name, or wait until that session has ended"
            }
            Self::Diagnosed { .. } | Self::Refused { .. } => return None,
        })
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason())?;
        match self.remedy() {
            Some(remedy) => write!(f, "; {remedy}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for ApiError {}

/// What a manager says of each key of a body that it does not take: `{"priority": "priority is not allowed key"}`.
fn details(problem: &Problem) -> String {
    let Some(Value::Object(keys)) = &problem.data else {
        return String::new();
    };
    let said: Vec<&str> = keys.values().filter_map(Value::as_str).collect();
    if problem.kind.ends_with("/invalid-api-params") && !said.is_empty() {
        format!(": {}", said.join("; "))
    } else {
        String::new()
    }
}

/// How far two clocks are apart.
fn difference(clock_ahead: Option<i64>) -> String {
    match clock_ahead {
        // The manager refuses only a larger one: the date was changed on its way.
        Some(seconds) if seconds.abs() < CLOCK_TOLERANCE => format!(
            "this machine's clock and the manager's agree within {} seconds, so the date was lost or changed on its \
             way, as by a proxy",
            seconds.abs()
        ),
        Some(seconds) => {
            let direction = if seconds > 0 { "behind" } else { "ahead of" };
            format!(
                "this machine's clock is {} {direction} the manager's",
                duration(seconds.unsigned_abs())
            )
        }
        None => "this machine's clock and the manager's differ by 15 minutes or more".to_owned(),
    }
}

/// A length of time, in its largest units: `2 h 5 min`.
fn duration(seconds: u64) -> String {
    let minutes = seconds / 60;
    match (minutes / (24 * 60), minutes / 60 % 24, minutes % 60) {
        (0, 0, minutes) => format!("{minutes} min"),
        (0, hours, minutes) => format!("{hours} h {minutes} min"),
        (days, hours, _) => format!("{days} d {hours} h"),
    }
}
