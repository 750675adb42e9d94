//! The `sesstpl` command: checks session templates, shows what a manager stores, and serves the editor.

mod arguments;
mod check;
mod completions;
mod error;
mod input;
mod json;
mod normalize;
mod outcome;
mod serve;
mod text;

use std::io;
use std::process::ExitCode;

use clap::Parser;

use crate::arguments::{Arguments, Command};
use crate::error::Error;
use crate::outcome::Outcome;

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Normalize(arguments) => normalize::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Completions(arguments) => completions::run(&arguments),
    };
    match outcome {
        Ok(outcome) => outcome.into(),
        // Who reads our output has read enough, as `sesstpl check | head` does.
        Err(Error::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            error::tell(&error);
            Outcome::Usage.into()
        }
    }
}
