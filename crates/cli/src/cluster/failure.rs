//! How a command ends, and what is said when it fails.

use std::fmt::Display;
use std::io;
use std::process::ExitCode;

use annotate_snippets::normalize_untrusted_str;
use sesstpl_manager_api::ApiError;

/// How a command ends; the exit codes are those of the cluster's own client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// 0
    Done,
    /// 1
    Failed,
    /// 3: something took too long.
    TimedOut,
    /// 4: an argument cannot be used.
    InvalidArgument,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Done => Self::SUCCESS,
            Ending::Failed => Self::from(1),
            Ending::TimedOut => Self::from(3),
            Ending::InvalidArgument => Self::from(4),
        }
    }
}

/// Why a command ended early.
#[derive(Debug)]
pub(super) enum Failure {
    /// What happened, why, and what to do.
    Told {
        what: String,
        why: Option<String>,
        remedy: Option<String>,
        ending: Ending,
    },
    /// What it prints goes nowhere.
    Output(io::Error),
}

impl Failure {
    /// A call brought no result; `what` says what was to be done.
    pub(super) fn api(what: impl Display, error: &ApiError) -> Self {
        Self::Told {
            what: what.to_string(),
            why: Some(error.reason()),
            remedy: match error {
                ApiError::LoginEnded => {
                    Some("run `sesstpl login` and do it again; nothing is lost".to_owned())
                }
                _ => error.remedy().map(str::to_owned),
            },
            ending: match error {
                ApiError::TimedOut { .. } => Ending::TimedOut,
                _ => Ending::Failed,
            },
        }
    }

    /// The cluster cannot be reached with what is set.
    pub(super) fn settings(what: &str, remedy: &str) -> Self {
        Self::Told {
            what: what.to_owned(),
            why: None,
            remedy: Some(remedy.to_owned()),
            ending: Ending::Failed,
        }
    }

    /// An argument cannot be used.
    pub(super) fn argument(what: impl Display, remedy: &str) -> Self {
        Self::Told {
            what: what.to_string(),
            why: None,
            remedy: Some(remedy.to_owned()),
            ending: Ending::InvalidArgument,
        }
    }

    /// Something else, that ends with 1.
    pub(super) fn because(what: impl Display, why: impl Display, remedy: &str) -> Self {
        Self::Told {
            what: what.to_string(),
            why: Some(why.to_string()),
            remedy: Some(remedy.to_owned()),
            ending: Ending::Failed,
        }
    }

    /// Says on standard error what happened.
    pub(super) fn tell(self) -> Ending {
        match self {
            // Who reads our output has read enough, as `sesstpl list | head` does.
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => Ending::Done,
            Self::Output(error) => {
                say("error", &format!("the output cannot be written: {error}"));
                Ending::Failed
            }
            Self::Told {
                what,
                why,
                remedy,
                ending,
            } => {
                say("error", &what);
                if let Some(why) = why {
                    say("  why", &why);
                }
                if let Some(remedy) = remedy {
                    say("  try", &remedy);
                }
                ending
            }
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Something that does not end the command.
pub(super) fn warn(text: impl Display) {
    say("note", &text.to_string());
}

fn say(label: &str, text: &str) {
    let styles = clap::builder::Styles::styled();
    let style = if label == "error" {
        styles.get_error()
    } else {
        styles.get_literal()
    };
    // A manager's words may hold anything.
    anstream::eprintln!("{style}{label}:{style:#} {}", normalize_untrusted_str(text));
}
