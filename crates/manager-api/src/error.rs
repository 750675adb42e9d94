//! What can go wrong with a call, in words for the person who made it.

use crate::auth::CLOCK_TOLERANCE;
use crate::{Problem, RemoteDiagnostic, Response};

/// Why a call brought no result.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ApiError {
    /// No answer came.
    #[error(
        "the manager cannot be reached ({detail}); check that it runs, that the endpoint is right, and that your \
         network, or the browser's cross-origin rules, let you through"
    )]
    Unreachable {
        /// What the network layer says.
        detail: String,
    },
    /// The connection broke after the request was sent.
    #[error(
        "the connection to the manager broke before its answer came ({detail}); it may have done what was asked, so \
         look before you try again"
    )]
    Interrupted {
        /// What the network layer says.
        detail: String,
    },
    /// No answer came in time.
    #[error(
        "the manager did not answer within {seconds} seconds; it may still be at work, so look whether the change \
         was made before you try again"
    )]
    TimedOut {
        /// How long was waited.
        seconds: u32,
    },
    /// 401: the manager does not know who asks.
    #[error(
        "the manager does not accept the keypair: {said}; check access key and secret key, that the keypair is \
         active, and that the endpoint is the manager itself and not a proxy with another name"
    )]
    Credentials {
        /// What the manager says.
        said: String,
    },
    /// 401 of an embedded manager's page: there is no login, or it has ended.
    #[error("you are not logged in, or your login has ended; open the address that `sesstpl serve` printed")]
    LoggedOut,
    /// A cluster's web server does not take user name and password.
    #[error(
        "the cluster refuses the login: {said}; check user name, password and one-time password, and that the account \
         is active"
    )]
    LoginRefused {
        /// What the web server says.
        said: String,
    },
    /// 401 of a cluster's web server: there is no login, or it has ended.
    #[error(
        "you are not logged in to the cluster, or your login has ended; log in and do it again, nothing is lost"
    )]
    LoginEnded,
    /// 400: the date of the request is 15 minutes or more off.
    #[error(
        "the manager refuses the request's date: {}; set the clock that is wrong and try again",
        difference(*clock_ahead)
    )]
    ClockSkew {
        /// Seconds by which the manager's clock is ahead of ours, where it is known.
        clock_ahead: Option<i64>,
    },
    /// 403.
    #[error("the manager forbids this: {said}; ask for the permission, or use a keypair that has it")]
    Forbidden {
        /// What the manager says.
        said: String,
    },
    /// 404, and the empty object that older managers answer instead.
    #[error(
        "the manager does not have it: {said}; it may have been deleted, or the name or project is misspelt"
    )]
    NotFound {
        /// What the manager says.
        said: String,
    },
    /// 429.
    #[error("the manager takes no more requests from this keypair for now; wait some minutes and try again")]
    TooManyRequests,
    /// 400 of an embedded manager, with its findings.
    #[error("the manager refuses the template: {said}")]
    Diagnosed {
        /// The findings in a sentence.
        said: String,
        /// The findings.
        diagnostics: Vec<RemoteDiagnostic>,
    },
    /// Any other refusal with a reason.
    #[error("the manager refuses the request: {} (HTTP {status})", problem.summary())]
    Refused {
        /// The status code.
        status: u16,
        /// The manager's words.
        problem: Box<Problem>,
    },
    /// 500 on storing a template: how real managers refuse one.
    #[error(
        "the manager refuses the template without giving a reason (HTTP 500); check the diagnostics for the \
         manager's release, and that the project exists"
    )]
    TemplateFailed,
    /// 5xx elsewhere.
    #[error(
        "the manager failed without giving a reason (HTTP {status}); try again, and if it stays so, its \
         administrator finds the reason in the manager's log"
    )]
    Failed {
        /// The status code.
        status: u16,
    },
    /// An answer that no manager gives, such as a proxy's page.
    #[error(
        "the endpoint answers, but not as a manager does ({detail}); check that it is the address of a manager, \
         and that no proxy or login page is in between"
    )]
    Unexpected {
        /// The status code.
        status: u16,
        /// What is wrong with the answer.
        detail: String,
    },
}

impl ApiError {
    /// Reads a refusal.
    pub(crate) fn read(response: &Response) -> Self {
        let Ok(problem) = serde_json::from_str::<Problem>(&response.body) else {
            return Self::without_problem(response);
        };
        let said = problem.summary().to_owned();
        match response.status {
            400 if said.contains("Date/time sync error") => Self::ClockSkew {
                clock_ahead: response.clock_ahead,
            },
            400 => match diagnostics(&problem) {
                Some(diagnostics) => Self::Diagnosed { said, diagnostics },
                None => Self::refused(response.status, problem),
            },
            401 => Self::Credentials { said },
            403 => Self::Forbidden { said },
            404 => Self::NotFound { said },
            429 => Self::TooManyRequests,
            status if status >= 500 && problem.msg.is_none() => Self::Failed { status },
            status => Self::refused(status, problem),
        }
    }

    fn refused(status: u16, problem: Problem) -> Self {
        Self::Refused {
            status,
            problem: Box::new(problem),
        }
    }

    /// Reads a refusal that is no problem document: a proxy's, or a manager's from before its own code runs.
    fn without_problem(response: &Response) -> Self {
        let status = response.status;
        match status {
            404 if !response.is_page() => Self::NotFound {
                said: "Not Found".to_owned(),
            },
            429 => Self::TooManyRequests,
            500 if !response.is_page() => Self::Failed { status },
            _ => Self::unexpected(response),
        }
    }

    /// An answer whose status or form no manager gives.
    pub(crate) fn unexpected(response: &Response) -> Self {
        let form = response.content_type.as_deref().unwrap_or("no content type");
        Self::Unexpected {
            status: response.status,
            detail: format!("HTTP {}, {form}", response.status),
        }
    }

    /// A successful answer with a body that no manager gives.
    pub(crate) fn unreadable(response: &Response, detail: &impl std::fmt::Display) -> Self {
        Self::Unexpected {
            status: response.status,
            detail: detail.to_string(),
        }
    }

    /// Whether the thing asked for does not exist.
    pub fn is_not_found(&self) -> bool {
        matches!(self, Self::NotFound { .. })
    }

    /// Whether the same request may succeed later without any change.
    pub fn is_transient(&self) -> bool {
        matches!(
            self,
            Self::Unreachable { .. }
                | Self::Interrupted { .. }
                | Self::TimedOut { .. }
                | Self::TooManyRequests
                | Self::Failed { .. }
        )
    }

    /// Whether the manager may have done what was asked although it gave no answer that says so: look before the same
    /// is asked again. Manager 26.9.6 answers 500 to every launch from a template and starts the session.
    pub fn leaves_doubt(&self) -> bool {
        match self {
            Self::Interrupted { .. } | Self::TimedOut { .. } | Self::Failed { .. } => true,
            // A gateway's page in the manager's place.
            Self::Unexpected { status, .. } => *status >= 500,
            _ => false,
        }
    }

    /// Findings about the template, where the manager gives them.
    pub fn diagnostics(&self) -> &[RemoteDiagnostic] {
        match self {
            Self::Diagnosed { diagnostics, .. } => diagnostics,
            _ => &[],
        }
    }

    /// The same refusal where a template was to be stored: a failure without a reason is a refusal of the template.
    pub(crate) fn of_storing(self) -> Self {
        match self {
            Self::Failed { status: 500 } => Self::TemplateFailed,
            other => other,
        }
    }

    /// The same refusal where a login of the embedded manager was asked about: there is no keypair to check.
    pub(crate) fn of_login(self) -> Self {
        match self {
            Self::Credentials { .. } => Self::LoggedOut,
            other => other,
        }
    }
}

impl ApiError {
    /// The same refusal where a cluster's web server passed the request on: it signs for who is logged in, so a wrong
    /// signature means that nobody is.
    #[must_use]
    pub fn of_web_server(self) -> Self {
        match self {
            Self::Credentials { .. } => Self::LoginEnded,
            other => other,
        }
    }
}

/// How far two clocks are apart, in words.
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

fn diagnostics(problem: &Problem) -> Option<Vec<RemoteDiagnostic>> {
    serde_json::from_value(problem.data.as_ref()?.get("diagnostics")?.clone()).ok()
}

impl Response {
    /// Whether the status is one of success.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Whether the body is a page for people.
    fn is_page(&self) -> bool {
        self.content_type
            .as_deref()
            .is_some_and(|form| form.to_ascii_lowercase().starts_with("text/html"))
    }
}
