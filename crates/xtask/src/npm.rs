//! The npm package: WebAssembly, its glue and the package's own files, packed into a tarball.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::process::{cargo, npm, output, program, run, timed};
use crate::{split, tools, wasm, workspace};

/// The package's hand-written files, taken as they are.
const SOURCES: [&str; 15] = [
    "api.js",
    "browser.js",
    "codemirror.d.ts",
    "codemirror.js",
    "error.js",
    "index.d.ts",
    "inline.d.ts",
    "inline.js",
    "monaco.d.ts",
    "monaco.js",
    "node.js",
    "package.json",
    "parts.js",
    "README.md",
    "report.js",
];

/// Entries that `require` can have, too.
const COMMONJS: [&str; 4] = ["codemirror", "inline", "monaco", "node"];

/// Declarations of such entries.
const DECLARATIONS: [&str; 4] = ["codemirror", "index", "inline", "monaco"];

/// How the crates are compiled that a check runs through; all else for size. Compared with `z` for them, too, the package is a
/// fifth larger, and a check takes half of the time; with 3, it is a fifth larger again, for a seventh of the time.
const LEVELS: [(&str, &str); 3] = [
    ("sesstpl", "\"s\""),
    ("sesstpl-wasm", "\"s\""),
    ("sesstpl-yaml", "3"),
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
        copy_sources(&package)?;
        divide(&package)?;
        generate(&package)?;
        declare_commonjs(&package)?;
        bundle_commonjs(&package)
    })?;
    let tarball = pack(&package, &folder)?;
    eprintln!("    the package is {}", tarball.display());
    Ok(tarball)
}

/// Compares the package with other ways to validate, and writes what comes of it into `docs/`.
pub(crate) fn bench() -> Result<()> {
    let tarball = build()?;
    let folder = workspace::root().join("tests/npm");
    tools::npm_packages(&folder)?;
    run(program("node")
        .arg(folder.join("bench/main.js"))
        .arg(workspace::root().join("docs/npm-bench.md"))
        .env("SESSTPL_TARBALL", tarball))
}

/// Compiles the bindings, small but for the crates that a check runs through, and returns the module's path.
fn compile() -> Result<PathBuf> {
    let target = "wasm32-unknown-unknown";
    run(cargo()
        .args([
            "build",
            "--package",
            "sesstpl-wasm",
            "--release",
            "--locked",
            "--target",
            target,
        ])
        .args(["--config", "profile.release.opt-level=\"z\""])
        .args(LEVELS.iter().flat_map(|(package, level)| {
            let option = format!("profile.release.package.{package}.opt-level={level}");
            ["--config".to_owned(), option]
        }))
        .env("RUSTFLAGS", without_places()))?;
    Ok(workspace::target().join(target).join("release/sesstpl_wasm.wasm"))
}

/// Keeps the folders of this machine out of what the module says when it fails.
fn without_places() -> String {
    let root = workspace::root();
    let cargo_home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let folders = cargo_home
        .map(|home| home.join("registry/src"))
        .into_iter()
        .chain([root]);
    folders
        .map(|folder| format!("--remap-path-prefix={}=", folder.display()))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Writes `sesstpl_bg.wasm` and its glue `sesstpl.js`.
fn bind(module: &Path, package: &Path) -> Result<()> {
    run(program("wasm-bindgen")
        .args(["--target", "web", "--out-name", "sesstpl", "--no-typescript"])
        // After a fault, the module is started anew.
        .args(["--experimental-reset-state-function", "--remove-producers-section"])
        // Our entries say where the module is; bundlers would copy it a second time.
        .args(["--omit-default-module-path", "--out-dir"])
        .arg(package)
        .arg(module))
}

/// Divides the module into `sesstpl_bg.wasm`, what a check runs through, and `sesstpl_more.wasm`, which also carries the
/// rules' documentation.
fn divide(package: &Path) -> Result<()> {
    rewrite(&package.join("sesstpl.js"), |glue| {
        split::connect(glue, "./parts.js")
    })?;
    let root = workspace::root();
    let (module, more) = (package.join("sesstpl_bg.wasm"), package.join("sesstpl_more.wasm"));
    let stays = wasm::profile(&module, |instrumented| {
        let mut profile = program("node");
        profile.arg(root.join("crates/wasm/npm/profile.mjs")).args([
            package,
            instrumented,
            &root.join("tests"),
        ]);
        profile
    })?;
    wasm::divide(&module, &more, &stays)?;
    let rules = root.join("docs/rules/rules.json");
    let rules = fs::read(&rules).with_context(|| format!("cannot read {}", rules.display()))?;
    wasm::carry(&more, "rules", &rules)
}

fn copy_sources(package: &Path) -> Result<()> {
    let sources = workspace::root().join("crates/wasm/npm");
    for name in SOURCES {
        copy(&sources.join(name), &package.join(name))?;
    }
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        copy(&workspace::root().join(name), &package.join(name))?;
    }
    rewrite(&package.join("package.json"), |text| {
        let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
        Ok(text.replace("\"version\": \"0.0.0\"", &version))
    })
}

/// Writes what the module itself tells: its bytes as JavaScript, the rules' codes as a type, and the JSON Schema.
fn generate(package: &Path) -> Result<()> {
    run(program("node")
        .arg(workspace::root().join("crates/wasm/npm/generate.mjs"))
        .arg(package))
}

/// TypeScript takes the declarations of a `CommonJS` entry only under this name.
fn declare_commonjs(package: &Path) -> Result<()> {
    for name in DECLARATIONS {
        let declaration = package.join(format!("{name}.d.cts"));
        copy(&package.join(format!("{name}.d.ts")), &declaration)?;
        rewrite(&declaration, |text| {
            Ok(text.replace("from \"./index.js\"", "from \"./index.cjs\""))
        })?;
    }
    Ok(())
}

fn rewrite(path: &Path, change: impl FnOnce(&str) -> Result<String>) -> Result<()> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    fs::write(path, change(&text)?).with_context(|| format!("cannot write {}", path.display()))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to)
        .map(drop)
        .with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))
}

/// Makes the entries for `require` from those for `import` and what they import.
fn bundle_commonjs(package: &Path) -> Result<()> {
    for entry in COMMONJS {
        let file = format!("--outfile={entry}.cjs");
        let mut esbuild = program("esbuild");
        esbuild
            .current_dir(package)
            .arg(format!("{entry}.js"))
            .args(["--bundle", "--platform=node", "--target=node20", "--format=cjs"])
            .args(["--external:@codemirror/*", "--log-level=warning", &file]);
        match entry {
            // What ES modules call `import.meta.url`.
            "node" => esbuild
                .arg("--define:import.meta.url=moduleUrl")
                .arg("--banner:js=const moduleUrl = require(\"node:url\").pathToFileURL(__filename).href;"),
            // Pages that tests imitate in Node.js lack what pages have.
            "inline" => esbuild.arg(
                "--banner:js=const { TextDecoder, TextEncoder } = \
                 globalThis.TextDecoder ? globalThis : require(\"node:util\");",
            ),
            _ => &mut esbuild,
        };
        run(&mut esbuild)?;
    }
    Ok(())
}

fn pack(package: &Path, folder: &Path) -> Result<PathBuf> {
    let name = output(
        npm(package)
            .args(["pack", "--silent", "--pack-destination"])
            .arg(folder),
    )?;
    Ok(folder.join(name))
}
