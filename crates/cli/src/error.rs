//! Failures of a whole command.

use std::io;

use sesstpl_server::{StartError, StopError};

/// Why a command ended early.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// What it prints goes nowhere.
    #[error("cannot write the output: {0}")]
    Output(#[from] io::Error),
    /// The embedded manager does not start.
    #[error(transparent)]
    Start(#[from] StartError),
    /// The embedded manager was not stopped in order.
    #[error(transparent)]
    Stop(#[from] StopError),
    /// The system gives no threads or signals.
    #[error("the system does not let this program wait for connections and signals: {0}")]
    Runtime(io::Error),
}

/// Says on standard error what went wrong.
pub(crate) fn tell(error: &dyn std::error::Error) {
    let style = clap::builder::Styles::styled().get_error().to_owned();
    anstream::eprintln!("{style}error:{style:#} {error}");
}
