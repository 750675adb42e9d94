//! What can go wrong with a call.

mod words;

use crate::{Problem, RemoteDiagnostic, Response};

/// Why a call brought no result.
#[derive(Debug, Clone, PartialEq)]
pub enum ApiError {
    /// No answer came.
    Unreachable {
        /// What the network layer says.
        detail: String,
    },
    /// The connection broke after the request was sent.
    Interrupted {
        /// What the network layer says.
        detail: String,
    },
    /// No answer came in time.
    TimedOut {
        /// How long was waited.
        seconds: u32,
    },
    /// 401: the manager does not know who asks.
    Credentials {
        /// What the manager says.
        said: String,
    },
    /// 401 of an embedded manager's page: there is no login, or it has ended.
    LoggedOut,
    /// A cluster's web server does not take user name and password.
    LoginRefused {
        /// What the web server says.
        said: String,
    },
    /// 401 of a cluster's web server: there is no login, or it has ended.
    LoginEnded,
    /// 400: the date of the request is 15 minutes or more off.
    ClockSkew {
        /// Seconds by which the manager's clock is ahead of ours, where it is known.
        clock_ahead: Option<i64>,
    },
    /// 403.
    Forbidden {
        /// What the manager says.
        said: String,
    },
    /// 404, and the empty object that older managers answer instead.
    NotFound {
        /// What the manager says.
        said: String,
    },
    /// 429.
    TooManyRequests,
    /// 400 of an embedded manager, with its findings.
    Diagnosed {
        /// The findings in a sentence.
        said: String,
        /// The findings.
        diagnostics: Vec<RemoteDiagnostic>,
    },
    /// Any other refusal with a reason.
    Refused {
        /// The status code.
        status: u16,
        /// The manager's words.
        problem: Box<Problem>,
    },
    /// 500 on storing a template: how real managers refuse one.
    TemplateFailed,
    /// 5xx elsewhere.
    Failed {
        /// The status code.
        status: u16,
    },
    /// An answer that no manager gives, such as a proxy's page.
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
