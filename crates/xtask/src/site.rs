//! The editor: bundling its JavaScript, building the static site, serving it.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::process::{cargo, npm, program, run, step, timed};
use crate::{tools, workspace};

/// Builds the static site in `dist/`.
pub(crate) fn build() -> Result<()> {
    tools::site()?;
    timed("Building the editor (the first time takes some minutes)", || {
        // Trunk itself runs `cargo xtask vendor` first.
        run(program("trunk")
            .args(["build", "--release", "--locked", "--skip-version-check"])
            .env_remove("NO_COLOR"))
    })?;
    eprintln!("    the site is in {}", dist().display());
    Ok(())
}

/// Builds all that `sesstpl serve` needs and runs it with the browser opened.
pub(crate) fn serve(arguments: &[String]) -> Result<()> {
    build()?;
    let command = native_command()?;
    step("Starting the embedded manager (Ctrl-C stops it)");
    run(program(command)
        .arg("serve")
        .arg("--editor")
        .arg(dist())
        .arg("--open")
        .args(arguments))
}

/// Bundles the editor's JavaScript; that takes well under a second.
pub(crate) fn vendor() -> Result<()> {
    let web = workspace::web();
    tools::npm_packages(&web)?;
    run(npm(&web).args(["run", "--silent", "build"])).context("bundling the editor's JavaScript")
}

/// Builds the `sesstpl` command and returns its path.
///
/// In the profile of the tests: an embedded manager for one person need not be fast, but the first start should come
/// soon.
pub(crate) fn native_command() -> Result<PathBuf> {
    timed("Building the sesstpl command", || {
        run(cargo().args(["build", "--package", "sesstpl-cli", "--locked"]))
    })?;
    Ok(workspace::target()
        .join("debug")
        .join(workspace::executable("sesstpl")))
}

/// Where the site is built.
pub(crate) fn dist() -> PathBuf {
    workspace::root().join("dist")
}
