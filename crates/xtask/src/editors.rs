//! The language server in real editors: Neovim's own client, and Visual Studio Code with the extension from its package.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::process::{npm, program, run, timed};
use crate::tally::{Tally, counted, node_tests, own_tests};
use crate::{site, tools, workspace};

/// Writes templates in both editors. One that is neither here nor can be installed is left out, and said to be.
pub(crate) fn sessions() -> Result<Tally> {
    let server = site::native_command()?;
    let package = package()?;
    let mut tally = Tally::default();
    match tools::neovim() {
        Ok(neovim) => tally.add(in_neovim(neovim, &server)?),
        Err(error) => println!("Left out: Neovim. {error:#}"),
    }
    match tools::npm_packages(&tests()) {
        Ok(()) => tally.add(in_code(&package, &server)?),
        Err(error) => println!("Left out: Visual Studio Code. {error:#}"),
    }
    Ok(tally)
}

/// Makes the extension's package for Visual Studio Code and returns its path.
pub(crate) fn package() -> Result<PathBuf> {
    let folder = workspace::root().join("editors/vscode");
    tools::npm_packages(&folder)?;
    let package = workspace::target().join("sesstpl.vsix");
    std::fs::copy(workspace::root().join("LICENSE"), folder.join("LICENSE.txt"))?;
    timed("Packing the extension for Visual Studio Code", || {
        run(npm(&folder)
            .args(["run", "--silent", "package", "--", "--out"])
            .arg(&package))
    })?;
    Ok(package)
}

fn in_neovim(neovim: &str, server: &Path) -> Result<Tally> {
    let mut command = program(neovim);
    command
        .args(["--headless", "--clean", "-c", "luafile session.lua"])
        .current_dir(tests().join("neovim"))
        .env("SESSTPL", server);
    counted(&mut command, own_tests)
}

fn in_code(package: &Path, server: &Path) -> Result<Tally> {
    let mut command = npm(&tests());
    command
        .args(["test", "--silent"])
        .env("SESSTPL", server)
        .env("SESSTPL_VSIX", package)
        .env("CHROMIUM", tools::chromium()?);
    counted(&mut command, node_tests)
}

fn tests() -> PathBuf {
    workspace::root().join("tests/editors")
}
