//! Tests and pictures in a real browser.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::process::{npm, step};
use crate::{site, tools, workspace};

/// Playwright's test runner with a project of `tests/browser`, ready to run against a fresh build.
pub(crate) fn playwright(project: &str) -> Result<Command> {
    site::build()?;
    playwright_on(&site::dist(), project)
}

/// The same against a built site in a folder.
pub(crate) fn playwright_on(site: &Path, project: &str) -> Result<Command> {
    let folder = workspace::root().join("tests/browser");
    let chromium = tools::chromium()?;
    tools::npm_packages(&folder)?;
    let command = site::native_command()?;
    step("Running the browser tests");
    let mut playwright = npm(&folder);
    playwright
        .args(["exec", "--", "playwright", "test", "--project", project])
        .env("CHROMIUM", chromium)
        .env("SESSTPL", command)
        .env("SESSTPL_EDITOR", site);
    Ok(playwright)
}

/// Takes the pictures of the documentation.
pub(crate) fn screenshots() -> Result<()> {
    crate::process::run(&mut playwright("screenshots")?)
}
