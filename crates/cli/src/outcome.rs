//! How a command ends.

use std::process::ExitCode;

/// How a command ends; the exit code says it to scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// 0: nothing that would keep a template from being stored and launched.
    Valid,
    /// 1: findings of severity `error` or `launch`.
    Findings,
    /// 2: the command could not do all that was asked, such as reading a file.
    Usage,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Valid => Self::SUCCESS,
            Outcome::Findings => Self::from(1),
            Outcome::Usage => Self::from(2),
        }
    }
}
