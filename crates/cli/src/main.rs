//! The `sesstpl` command: checks session templates, shows what a manager stores, and serves the editor.

mod admin;
mod arguments;
mod check;
mod cluster;
mod completions;
mod diff;
mod error;
mod explain;
mod fix;
mod fixable;
mod fmt;
mod formats;
mod input;
mod lsp;
mod man;
mod normalize;
mod outcome;
mod plan;
mod revise;
mod schema;
mod serve;
mod text;
mod write;

use std::io;
use std::process::ExitCode;

use clap::Parser;

use crate::arguments::{Arguments, Command};
use crate::error::Error;
use crate::outcome::Outcome;

/// Checking makes many small values; this takes a quarter of the time of the system's own allocation.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Fix(arguments) => fix::run(&arguments),
        Command::Fmt(arguments) => fmt::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Plan(arguments) => plan::run(&arguments),
        Command::Normalize(arguments) => normalize::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Lsp => lsp::run(),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Admin(arguments) => admin::run(&arguments),
        Command::Completions(arguments) => completions::run(&arguments),
        Command::Man(arguments) => man::run(&arguments),
        Command::Cluster(command) => return cluster::run(&command),
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
