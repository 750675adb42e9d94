//! What the product weighs and how long it takes, beside its limits and the last release.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::process::{program, run};
use crate::tally::{Tally, counted, own_tests};
use crate::{npm, site, tools, workspace};

/// Builds everything as it is released and prints the table. Fails where a figure is beyond its limit.
pub(crate) fn table() -> Result<()> {
    site::build()?;
    npm::build()?;
    run(&mut measuring()?)
}

/// The same of the site and the package that the suites before have built.
pub(crate) fn suite() -> Result<Tally> {
    if !site::dist().is_dir() {
        site::build()?;
    }
    if !package().is_dir() {
        npm::build()?;
    }
    counted(&mut measuring()?, own_tests)
}

fn measuring() -> Result<Command> {
    tools::node()?;
    let command = site::released_command(None)?;
    let mut node = program("node");
    node.arg(workspace::root().join("tests/ledger/ledger.js"))
        .env("SESSTPL", command)
        .env("SESSTPL_EDITOR", site::dist())
        .env("SESSTPL_PACKAGE", package());
    Ok(node)
}

/// Where the npm package is assembled.
fn package() -> PathBuf {
    workspace::root().join("target/npm/sesstpl")
}
