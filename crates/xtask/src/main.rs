//! The project's own tasks: `cargo xtask serve`, `test`, `build`, `npm` and their parts.
//!
//! Every task sets up what it needs first, in pinned versions, and skips what is there already.

mod browser;
mod clusters;
mod dist;
mod editors;
mod ledger;
mod npm;
mod process;
mod rig;
mod site;
mod split;
mod tally;
mod tests;
mod tools;
mod wasm;
mod workspace;

use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::prelude::*;

const USAGE: &str = "\
The project's own tasks. Each installs what it needs (the wasm target, pinned tools, npm packages).

Usage: cargo xtask TASK

  serve [ARGUMENTS…]   build the editor, start the embedded manager with it and open the browser;
                       the arguments go to `sesstpl serve` (such as --port 9000, --data DIR)
  test [SUITE…]        run every test, or the named suites: format, lint, deny, rust, docs, npm, browser,
                       ledger, editors, clusters
  build                make the static site in dist/
  npm                  make the npm package in target/npm/
  vscode               make the extension for Visual Studio Code, target/sesstpl.vsix
  dist                 make what people download, in target/dist/, and try it from clean folders
  ledger               print what everything weighs and takes, beside its limits
  bench-npm            compare the npm package with other validators and write docs/npm-bench.md
  conformance          check all corpora against all manager releases and print the table
  compare [CASES]      compare the YAML reader with PyYAML on generated documents (200000 by default)
  fuzz [SECONDS]       feed the reader and the check random input (600 seconds by default)
  clusters             run the command line and the page on real managers and print the table of what came of it
  screenshots          take the pictures in docs/images/ from the real app
  profile              find out which functions the page needs first, for web/build/first-functions.txt
  divide FILE…         divide the editor's WebAssembly module (Trunk runs this after a build)
  vendor               bundle the editor's JavaScript (Trunk runs this before a build)
";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut arguments = lexopt::Parser::from_env();
    let Some(task) = arguments.next()? else {
        print!("{USAGE}");
        return Ok(());
    };
    let task = match task {
        Value(task) => task.string()?,
        Short('h') | Long("help") => {
            print!("{USAGE}");
            return Ok(());
        }
        other => return Err(other.unexpected().into()),
    };
    let rest: Vec<String> = arguments
        .raw_args()?
        .map(lexopt::ValueExt::string)
        .collect::<Result<_, _>>()?;
    match task.as_str() {
        "serve" => site::serve(&rest),
        "test" => tests::run(&rest),
        "build" => without_arguments(&rest).and_then(|()| site::build()),
        "npm" => without_arguments(&rest).and_then(|()| npm::build().map(drop)),
        "ledger" => without_arguments(&rest).and_then(|()| ledger::table()),
        "dist" => without_arguments(&rest).and_then(|()| dist::make()),
        "vscode" => without_arguments(&rest).and_then(|()| editors::package().map(drop)),
        "bench-npm" => without_arguments(&rest).and_then(|()| npm::bench()),
        "conformance" => without_arguments(&rest).and_then(|()| tests::conformance()),
        "compare" => tests::compare(number(&rest, 200_000)?),
        "fuzz" => tests::fuzz(number(&rest, 600)?),
        "clusters" => without_arguments(&rest).and_then(|()| clusters::table()),
        "screenshots" => without_arguments(&rest).and_then(|()| browser::screenshots()),
        "profile" => without_arguments(&rest).and_then(|()| site::profile()),
        "divide" => site::divide(&rest),
        "vendor" => without_arguments(&rest).and_then(|()| site::vendor()),
        "help" => {
            print!("{USAGE}");
            Ok(())
        }
        other => bail!("there is no task `{other}`\n\n{USAGE}"),
    }
}

fn without_arguments(rest: &[String]) -> Result<()> {
    match rest.first() {
        None => Ok(()),
        Some(argument) => bail!("this task takes no argument, but was given `{argument}`"),
    }
}

fn number(rest: &[String], default: u64) -> Result<u64> {
    match rest {
        [] => Ok(default),
        [only] => match only.replace('_', "").parse() {
            Ok(number) => Ok(number),
            Err(_) => bail!("`{only}` is not a number"),
        },
        _ => bail!("one number at most"),
    }
}
