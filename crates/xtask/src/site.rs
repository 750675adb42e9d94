//! The editor: bundling its JavaScript, building the static site, serving it.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::process::{cargo, npm, output, program, run, step, timed};
use crate::{split, tools, wasm, workspace};

/// Builds the static site in `dist/`.
pub(crate) fn build() -> Result<()> {
    tools::site()?;
    timed("Building the editor (the first time takes some minutes)", || {
        // Trunk itself runs `cargo xtask vendor` first.
        run(&mut trunk())
    })?;
    eprintln!("    the site is in {}", dist().display());
    Ok(())
}

/// Where the module goes undivided while a profile is taken, which [`divide`] is told of by this variable.
const PROFILE: &str = "SESSTPL_PROFILE";

/// Divides the module of a finished site, as the build asks for it: the arguments are the JavaScript of wasm-bindgen, the
/// module, the file for its second part, and the address of the JavaScript that loads that.
pub(crate) fn divide(arguments: &[String]) -> Result<()> {
    let [glue, module, more, parts] = arguments else {
        bail!(
            "this task takes four arguments: the JavaScript, the module, its second part and what loads that"
        );
    };
    let module = Path::new(module);
    if let Some(place) = std::env::var_os(PROFILE) {
        fs::copy(module, place)?;
        return wasm::instrument(module, module);
    }
    let text = fs::read_to_string(glue).with_context(|| format!("cannot read {glue}"))?;
    fs::write(glue, split::connect(&text, parts)?).with_context(|| format!("cannot write {glue}"))?;
    let stays = fs::read_to_string(first_functions())
        .context("cannot read the names of the functions that come first")?;
    let stays: HashSet<&str> = stays.lines().collect();
    let stays = wasm::names(module)?
        .into_iter()
        .filter(|(_, name)| stays.contains(name.as_str()))
        .map(|(index, _)| index)
        .collect();
    wasm::divide(module, Path::new(more), &stays)
}

/// Finds out which functions the page needs from its start until it shows what is wrong with what somebody types, and writes
/// their names for [`divide`].
pub(crate) fn profile() -> Result<()> {
    let chromium = tools::chromium()?;
    tools::npm_packages(&workspace::root().join("tests/browser"))?;
    tools::site()?;
    let folder = workspace::target().join("profile");
    let (site, whole) = (folder.join("site"), folder.join("whole.wasm"));
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    timed("Building the editor", || {
        run(trunk().arg("--dist").arg(&site).env(PROFILE, &whole))
    })?;
    let printed = output(
        program("node")
            .arg("web/build/profile.mjs")
            .env("CHROMIUM", chromium)
            .env("SESSTPL", native_command()?)
            .env("SESSTPL_EDITOR", &site),
    )?;
    let mut names = wasm::names(&whole)?;
    let names: BTreeSet<String> = wasm::indices(&printed)?
        .iter()
        .filter_map(|index| names.remove(index))
        .collect();
    let names: Vec<String> = names.into_iter().collect();
    fs::write(first_functions(), names.join("\n") + "\n")
        .context("cannot write the names of the functions that come first")
}

/// The names of the functions that the page needs first.
fn first_functions() -> PathBuf {
    workspace::web().join("build/first-functions.txt")
}

fn trunk() -> std::process::Command {
    let mut trunk = program("trunk");
    trunk
        .args(["build", "--release", "--locked", "--skip-version-check"])
        .env_remove("NO_COLOR");
    trunk
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

/// Builds the `sesstpl` command as people download it, for a target or this machine, and returns its path.
pub(crate) fn released_command(target: Option<&str>) -> Result<PathBuf> {
    let for_target: Vec<&str> = target.iter().flat_map(|target| ["--target", target]).collect();
    timed("Building the sesstpl command at full speed", || {
        run(cargo()
            .args([
                "build",
                "--package",
                "sesstpl-cli",
                "--locked",
                "--profile",
                "native",
            ])
            .args(for_target))
    })?;
    Ok(workspace::target()
        .join(target.unwrap_or_default())
        .join("native")
        .join(workspace::executable("sesstpl")))
}

/// Where the site is built.
pub(crate) fn dist() -> PathBuf {
    workspace::root().join("dist")
}
