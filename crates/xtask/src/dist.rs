//! What people download: the command for Linux, the static site, the npm package, the extension for Visual Studio Code.
//!
//! Each is made, then used from a clean folder as somebody does who has just downloaded it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::process::{npm as npm_command, output, program, run, step};
use crate::{browser, editors, npm, site, tools, workspace};

const VERSION: &str = env!("CARGO_PKG_VERSION");

const LICENSES: [&str; 3] = ["LICENSE", "LICENSE-APACHE", "LICENSE-MIT"];

/// The shells that completions are made for, with the file's name as the shell looks for it.
const SHELLS: [(&str, &str); 3] = [
    ("bash", "sesstpl.bash"),
    ("zsh", "_sesstpl"),
    ("fish", "sesstpl.fish"),
];

/// A template with one error that a fix mends.
const TEMPLATE: &str = "\
api_version: v1
kind: taskTemplate
metadata: {name: demo}
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
    environ: {EPOCHS: 3}
";

/// Makes everything in `target/dist/`, tries it, and writes the checksums.
pub(crate) fn make() -> Result<()> {
    let folder = workspace::target().join("dist");
    // What an earlier version left is not part of this one.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    site::build()?;
    let site = archive(&folder, &site::dist(), &format!("sesstpl-site-{VERSION}"))?;
    let command = command(&folder)?;
    let package = into(&folder, &npm::build()?)?;
    let extension = into(&folder, &editors::package()?)?;

    step("Trying what was made, from clean folders");
    try_command(&command)?;
    try_site(&site)?;
    try_package(&package)?;

    let sums = folder.join("SHA256SUMS");
    let names: Vec<_> = [&command, &site, &package, &extension]
        .iter()
        .filter_map(|path| path.file_name())
        .collect();
    let text = output(program("sha256sum").args(&names).current_dir(&folder))?;
    fs::write(&sums, format!("{text}\n"))?;
    println!("\n{text}\n\nin {}", folder.display());
    Ok(())
}

/// The command with the editor, manual pages and completions beside it.
fn command(folder: &Path) -> Result<PathBuf> {
    tools::static_linux()?;
    let built = site::released_command(Some(tools::STATIC_LINUX))?;
    let name = format!("sesstpl-{VERSION}-x86_64-linux");
    let stage = workspace::target().join("dist-stage").join(&name);
    let _ = fs::remove_dir_all(&stage);
    fs::create_dir_all(stage.join("completions"))?;
    run(program("strip").arg("-o").arg(stage.join("sesstpl")).arg(&built))?;
    run(program(&built).arg("man").arg(stage.join("man")))?;
    for (shell, file) in SHELLS {
        let script = output(program(&built).args(["completions", shell]))?;
        fs::write(stage.join("completions").join(file), format!("{script}\n"))?;
    }
    run(program("cp")
        .arg("-r")
        .arg(site::dist())
        .arg(stage.join("editor")))?;
    for file in LICENSES.iter().chain(&["README.md", "CHANGELOG.md"]) {
        fs::copy(workspace::root().join(file), stage.join(file))?;
    }
    archive(folder, &stage, &name)
}

/// Packs a folder, the same bytes from the same files.
fn archive(folder: &Path, content: &Path, name: &str) -> Result<PathBuf> {
    let path = folder.join(format!("{name}.tar.gz"));
    run(program("tar")
        .args([
            "--sort=name",
            "--mtime=@0",
            "--owner=0",
            "--group=0",
            "--numeric-owner",
        ])
        .args(["--mode=u=rwX,go=rX", "--use-compress-program=gzip -9n"])
        .arg(format!("--transform=s,^\\.,{name},"))
        .arg("--create")
        .arg("--file")
        .arg(&path)
        .arg("--directory")
        .arg(content)
        .arg("."))?;
    Ok(path)
}

fn into(folder: &Path, file: &Path) -> Result<PathBuf> {
    let name = file.file_name().context("a package without a name")?;
    let path = folder.join(name);
    fs::copy(file, &path)?;
    Ok(path)
}

/// Unpacks an archive into a folder of its own and returns what is in it.
fn unpacked(archive: &Path, name: &str) -> Result<PathBuf> {
    let folder = workspace::target().join("dist-try").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    run(program("tar")
        .arg("--extract")
        .arg("--file")
        .arg(archive)
        .current_dir(&folder))?;
    let content = fs::read_dir(&folder)?.next().context("an empty archive")??;
    Ok(content.path())
}

/// Mends a template with the unpacked command, and looks for its pages.
fn try_command(archive: &Path) -> Result<()> {
    let folder = unpacked(archive, "command")?;
    let sesstpl = folder.join("sesstpl");
    let version = output(program(&sesstpl).arg("--version"))?;
    ensure!(
        version == format!("sesstpl {VERSION}"),
        "`sesstpl --version` says `{version}`"
    );
    let needs = program("ldd").arg(&sesstpl).output()?;
    let needs = String::from_utf8_lossy(&needs.stdout);
    ensure!(
        !needs.contains("=>"),
        "the command needs libraries of the system:\n{needs}"
    );
    let template = folder.join("demo.yaml");
    fs::write(&template, TEMPLATE)?;
    let refused = program(&sesstpl).arg("check").arg(&template).output()?;
    ensure!(
        refused.status.code() == Some(1),
        "`sesstpl check` finds nothing wrong"
    );
    run(program(&sesstpl).arg("fix").arg(&template))?;
    let mended = fs::read_to_string(&template)?;
    ensure!(
        mended.contains("EPOCHS: '3'"),
        "`sesstpl fix` made this:\n{mended}"
    );
    for file in ["man/sesstpl.1", "man/sesstpl-check.1", "editor/index.html"] {
        ensure!(folder.join(file).is_file(), "the archive lacks {file}");
    }
    Ok(())
}

/// Opens the unpacked site from a static host, in a real browser, and again without a network.
fn try_site(archive: &Path) -> Result<()> {
    let folder = unpacked(archive, "site")?;
    run(browser::playwright_on(&folder, "chromium")?.args(["--no-deps", "offline.test.js"]))
}

/// Installs the package in clean folders and runs it in Node.js.
fn try_package(package: &Path) -> Result<()> {
    let folder = workspace::root().join("tests/npm");
    tools::npm_packages(&folder)?;
    run(npm_command(&folder)
        .args(["exec", "--", "node", "--test", "node.test.js"])
        .env("SESSTPL_TARBALL", package))
}
