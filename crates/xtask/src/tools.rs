//! The tools that builds and tests need, installed in pinned versions.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, bail};

use crate::process::{cargo, npm, output, own_tools, program, run, step, timed};
use crate::workspace;

/// A program from crates.io.
struct Tool {
    /// The package's name.
    package: &'static str,
    /// The program's name.
    program: &'static str,
    /// The exact version; also in `Trunk.toml` and, for wasm-bindgen, in `Cargo.toml`.
    version: &'static str,
    /// How long an installation takes on two cores.
    minutes: u32,
}

const TRUNK: Tool = Tool {
    package: "trunk",
    program: "trunk",
    version: "0.21.14",
    minutes: 6,
};
const WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    version: "0.2.129",
    minutes: 3,
};
const CARGO_DENY: Tool = Tool {
    package: "cargo-deny",
    program: "cargo-deny",
    version: "0.20.2",
    minutes: 6,
};

/// The target whose programs run on every Linux, since they bring their own C library.
pub(crate) const STATIC_LINUX: &str = "x86_64-unknown-linux-musl";

/// The oldest Node.js that the tests and the bundler run on.
const NODE_MAJOR: u32 = 20;

/// Makes sure that WebAssembly can be built: the target and wasm-bindgen.
pub(crate) fn wasm() -> Result<()> {
    target("wasm32-unknown-unknown")?;
    WASM_BINDGEN.ensure()
}

/// Makes sure that programs for every Linux can be built: the target, and a compiler for what is written in C.
pub(crate) fn static_linux() -> Result<()> {
    target(STATIC_LINUX)?;
    if !is_here("musl-gcc") {
        from_debian("a C compiler for musl", "musl-tools")?;
    }
    if !is_here("musl-gcc") {
        bail!("programs for every Linux need musl-gcc (Debian: `apt-get install musl-tools`)");
    }
    Ok(())
}

/// Makes sure that Rust can build for a target.
fn target(name: &str) -> Result<()> {
    let library = output(program("rustc").args(["--print", "target-libdir", "--target", name]))?;
    if !Path::new(&library).is_dir() {
        step(&format!("Installing Rust's target {name}"));
        run(program("rustup").args(["target", "add", name]))
            .with_context(|| format!("this needs Rust's target {name}"))?;
    }
    Ok(())
}

/// Makes sure that the site can be built: [`wasm`], Trunk, and the npm packages of `web/`.
pub(crate) fn site() -> Result<()> {
    wasm()?;
    TRUNK.ensure()?;
    npm_packages(&workspace::web())
}

/// Makes sure that cargo-deny is there.
pub(crate) fn deny() -> Result<()> {
    CARGO_DENY.ensure()
}

/// Installs a folder's npm packages as its lock file has them, unless they are there.
pub(crate) fn npm_packages(folder: &Path) -> Result<()> {
    node()?;
    let wanted = folder.join("package-lock.json");
    let installed = folder.join("node_modules/.package-lock.json");
    let modified = |path: &Path| path.metadata().and_then(|metadata| metadata.modified()).ok();
    if modified(&installed).is_some_and(|time| Some(time) >= modified(&wanted)) {
        return Ok(());
    }
    let place = folder
        .strip_prefix(workspace::root())
        .unwrap_or(folder)
        .display()
        .to_string();
    // `npm ci` refuses where the registry, as some mirrors do, lacks optional packages for other platforms.
    timed(&format!("Installing the npm packages of {place}/"), || {
        run(npm(folder)
            .args([
                "install",
                "--no-save",
                "--no-audit",
                "--no-fund",
                "--loglevel=error",
            ])
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))
    })
}

/// The Chromium to test with: `$CHROMIUM`, one on the system, or one that the system's package manager installs.
pub(crate) fn chromium() -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("CHROMIUM") {
        return Ok(path.into());
    }
    if let Some(found) = find_chromium() {
        return Ok(found);
    }
    from_debian("Chromium", "chromium")?;
    find_chromium().context(
        "the browser tests need Chromium: install it (Debian: `apt-get install chromium`; Fedora: `dnf install \
         chromium`; macOS: `brew install --cask chromium`) or name one in $CHROMIUM",
    )
}

/// Neovim: the one on the system, or one that the system's package manager installs.
pub(crate) fn neovim() -> Result<&'static str> {
    let name = "nvim";
    if !is_here(name) {
        from_debian("Neovim", "neovim")?;
    }
    is_here(name)
        .then_some(name)
        .context("it is not installed (Debian: `apt-get install neovim`)")
}

/// Whether a program can be started.
fn is_here(name: &str) -> bool {
    program(name)
        .arg("--version")
        .stdout(Stdio::null())
        .status()
        .is_ok()
}

/// Installs a package where Debian's package manager is and may.
fn from_debian(what: &str, package: &str) -> Result<()> {
    let may_install = is_here("apt-get") && output(program("id").arg("-u")).is_ok_and(|user| user == "0");
    if !may_install {
        return Ok(());
    }
    timed(&format!("Installing {what} (apt-get, about a minute)"), || {
        run(program("apt-get").args(["-qq", "update"]))?;
        run(program("apt-get")
            .args(["-qq", "-y", "install", "--no-install-recommends", package])
            .env("DEBIAN_FRONTEND", "noninteractive")
            .stdout(Stdio::null()))
    })
}

fn find_chromium() -> Option<PathBuf> {
    let names = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];
    let folders: Vec<PathBuf> = std::env::var_os("PATH")
        .iter()
        .flat_map(std::env::split_paths)
        .collect();
    let on_path = names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    let bundled = [
        "Chromium.app/Contents/MacOS/Chromium",
        "Google Chrome.app/Contents/MacOS/Google Chrome",
    ];
    on_path
        .chain(bundled.iter().map(|app| Path::new("/Applications").join(app)))
        .find(|path| path.is_file())
}

/// Makes sure that Node.js is there, and new enough.
pub(crate) fn node() -> Result<()> {
    let needed = format!("Node.js {NODE_MAJOR} or newer is needed: https://nodejs.org");
    let version = output(program("node").arg("--version")).with_context(|| needed.clone())?;
    let major = version
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < NODE_MAJOR) {
        bail!("{needed}; found {version}");
    }
    Ok(())
}

impl Tool {
    fn ensure(&self) -> Result<()> {
        let found = program(self.program)
            .arg("--version")
            .stderr(Stdio::null())
            .output();
        let found = found
            .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
            .unwrap_or_default();
        if found.split_whitespace().nth(1) == Some(self.version) {
            return Ok(());
        }
        // A folder of their own: another project's versions stay as they are.
        let folder = own_tools().context("cargo's folder is unknown: set CARGO_HOME")?;
        let what = format!(
            "Installing {} {} (once, about {} minutes)",
            self.package, self.version, self.minutes
        );
        timed(&what, || {
            run(cargo()
                .args(["install", "--quiet", "--locked", "--force"])
                .arg(format!("{}@{}", self.package, self.version))
                .arg("--root")
                .arg(folder)
                .arg("--target-dir")
                .arg(workspace::target().join("tools"))
                // They only copy and rewrite files: quick to build matters more than quick to run.
                .env("CARGO_PROFILE_RELEASE_LTO", "off")
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
                .env("CARGO_PROFILE_RELEASE_PANIC", "unwind"))
        })
    }
}
