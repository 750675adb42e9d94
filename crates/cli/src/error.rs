//! Failures of a whole command.

use std::io;

use sesstpl::FormatError;
use sesstpl::launch::PlanError;
use sesstpl_server::{StartError, StopError};

use crate::input::InputError;

/// Why a command ended early.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// What it prints goes nowhere.
    #[error("cannot write the output: {0}")]
    Output(#[from] io::Error),
    /// What the command is given besides documents cannot be read.
    #[error(transparent)]
    Input(#[from] InputError),
    /// A file keeps its old text.
    #[error("cannot write `{name}`, which stays as it was: {source}")]
    Write { name: String, source: io::Error },
    /// A document keeps its layout.
    #[error("cannot lay out `{name}`: {source}")]
    Layout { name: String, source: FormatError },
    /// There is no rule of this name.
    #[error("there is no rule `{code}`; {}`sesstpl explain` lists all", nearest.map(|near| format!("did you mean `{near}`? ")).unwrap_or_default())]
    NoSuchRule {
        code: String,
        nearest: Option<&'static str>,
    },
    /// It is not said which template is meant.
    #[error("`{name}` has {count} templates; choose one with --template 1 to --template {count}")]
    SeveralTemplates { name: String, count: usize },
    /// There is no such template.
    #[error("`{name}` has no template {number}; it has {count}")]
    NoSuchTemplate {
        name: String,
        number: usize,
        count: usize,
    },
    /// The template cannot be launched, whatever else is said.
    #[error("the template cannot be launched: {0}")]
    Plan(#[from] PlanError),
    /// The editor went away or does not follow the protocol.
    #[error(transparent)]
    Editor(#[from] sesstpl_lsp::ServeError),
    /// The embedded manager does not start.
    #[error(transparent)]
    Start(#[from] StartError),
    /// Something about the embedded manager's users cannot be done.
    #[error(transparent)]
    People(#[from] sesstpl_server::PeopleError),
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
