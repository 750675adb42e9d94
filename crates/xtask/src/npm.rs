//! The npm package: WebAssembly, its glue and the package's own files, packed into a tarball.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::process::{cargo, npm, output, program, run, timed};
use crate::{tools, workspace};

/// What JavaScript engines of this package's age can do; more, and Node.js 20 refuses the module.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The package's hand-written files, taken as they are.
const SOURCES: [&str; 6] = [
    "api.js",
    "browser.js",
    "error.js",
    "index.d.ts",
    "node.js",
    "README.md",
];

/// Builds the package in `target/npm/sesstpl/`, packs it and returns the tarball's path.
pub(crate) fn build() -> Result<PathBuf> {
    tools::wasm()?;
    tools::npm_packages(&workspace::web())?;
    // The documented place, wherever cargo itself builds.
    let folder = workspace::root().join("target/npm");
    let package = folder.join("sesstpl");
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot remove the old {}", folder.display()))?;
    }
    fs::create_dir_all(&package).with_context(|| format!("cannot make {}", package.display()))?;

    let module = timed("Building the WebAssembly module", compile)?;
    timed("Assembling the npm package", || {
        bind(&module, &package)?;
        shrink(&package.join("sesstpl_bg.wasm"))?;
        copy_sources(&package)?;
        bundle_commonjs(&package)
    })?;
    let tarball = pack(&package, &folder)?;
    eprintln!("    the package is {}", tarball.display());
    Ok(tarball)
}

/// Compiles the bindings and returns the module's path.
fn compile() -> Result<PathBuf> {
    let target = "wasm32-unknown-unknown";
    run(cargo().args([
        "build",
        "--package",
        "sesstpl-wasm",
        "--release",
        "--locked",
        "--target",
        target,
    ]))?;
    Ok(workspace::target().join(target).join("release/sesstpl_wasm.wasm"))
}

/// Writes `sesstpl_bg.wasm` and its glue `sesstpl.js`.
fn bind(module: &Path, package: &Path) -> Result<()> {
    run(program("wasm-bindgen")
        .args(["--target", "web", "--out-name", "sesstpl", "--no-typescript"])
        // Our entries say where the module is; bundlers would copy it a second time.
        .args(["--omit-default-module-path", "--out-dir"])
        .arg(package)
        .arg(module))
}

fn shrink(module: &Path) -> Result<()> {
    run(program("wasm-opt")
        .arg(module)
        .arg("-Oz")
        .args(WASM_FEATURES)
        .arg("--output")
        .arg(module))
}

fn copy_sources(package: &Path) -> Result<()> {
    let sources = workspace::root().join("crates/wasm/npm");
    for name in SOURCES {
        copy(&sources.join(name), &package.join(name))?;
    }
    // TypeScript takes the declarations of a CommonJS entry only under this name.
    copy(&sources.join("index.d.ts"), &package.join("index.d.cts"))?;
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        copy(&workspace::root().join(name), &package.join(name))?;
    }
    let manifest = sources.join("package.json");
    let text =
        fs::read_to_string(&manifest).with_context(|| format!("cannot read {}", manifest.display()))?;
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    let manifest = package.join("package.json");
    fs::write(&manifest, text.replace("\"version\": \"0.0.0\"", &version))
        .with_context(|| format!("cannot write {}", manifest.display()))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to)
        .map(drop)
        .with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))
}

/// Makes `node.cjs`, for `require`, from `node.js` and what it imports.
fn bundle_commonjs(package: &Path) -> Result<()> {
    run(program("esbuild")
        .current_dir(package)
        .args(["node.js", "--bundle", "--platform=node", "--target=node20", "--format=cjs"])
        // What ES modules call `import.meta.url`.
        .arg("--define:import.meta.url=moduleUrl")
        .arg("--banner:js=const moduleUrl = require(\"node:url\").pathToFileURL(__filename).href;")
        .args(["--log-level=warning", "--outfile=node.cjs"]))
}

fn pack(package: &Path, folder: &Path) -> Result<PathBuf> {
    let name = output(
        npm(package)
            .args(["pack", "--silent", "--pack-destination"])
            .arg(folder),
    )?;
    Ok(folder.join(name))
}
