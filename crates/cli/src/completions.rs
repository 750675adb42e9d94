//! `sesstpl completions`.

use std::io::Write;

use clap::CommandFactory;

use crate::arguments::{Arguments, CompletionsArguments};
use crate::error::Error;
use crate::outcome::Outcome;

/// Prints the script.
pub(crate) fn run(arguments: &CompletionsArguments) -> Result<Outcome, Error> {
    // Into memory first: the generator panics where it cannot write.
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "sesstpl", &mut script);
    std::io::stdout().write_all(&script)?;
    Ok(Outcome::Valid)
}
