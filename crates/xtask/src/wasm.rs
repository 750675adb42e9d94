//! WebAssembly modules after the compiler and wasm-bindgen: made smaller, and divided in two.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process::{output, program, run};
use crate::split;

/// What JavaScript engines of this package's age can do; more, and Node.js 20 refuses the module.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Makes a module smaller.
fn shrink(module: &Path) -> Result<()> {
    run(program("wasm-opt")
        .arg(module)
        .arg("-Oz")
        .args(FEATURES)
        .arg("--output")
        .arg(module))
}

/// Divides a module and makes both parts smaller: it becomes the first part, and the second is written to `more`.
///
/// `stays` are the indices of the functions that stay in the first part. Dividing comes before all else: who makes modules
/// smaller puts functions into each other, rarely called ones into others.
pub(crate) fn divide(module: &Path, more: &Path, stays: &HashSet<usize>) -> Result<()> {
    let parts = split::split(&read(module)?, stays)?;
    write(module, &parts.first)?;
    write(more, &parts.more)?;
    shrink(module)?;
    shrink(more)
}

/// The indices of the functions that run in a scenario: `scenario` makes a program that is handed a module which says of each
/// of its functions whether it ran ([`split::instrument`]), and prints the indices as JSON.
pub(crate) fn profile(module: &Path, scenario: impl FnOnce(&Path) -> Command) -> Result<HashSet<usize>> {
    let instrumented = module.with_extension("profile.wasm");
    instrument(module, &instrumented)?;
    let printed = output(&mut scenario(&instrumented));
    fs::remove_file(&instrumented).with_context(|| format!("cannot remove {}", instrumented.display()))?;
    indices(&printed?)
}

/// Writes a module that says of each of its functions whether it ran.
pub(crate) fn instrument(module: &Path, instrumented: &Path) -> Result<()> {
    write(instrumented, &split::instrument(&read(module)?)?)
}

/// The names of a module's functions, by their indices.
pub(crate) fn names(module: &Path) -> Result<BTreeMap<usize, String>> {
    split::names(&read(module)?)
}

/// Has a module carry data that JavaScript can read, under a name.
pub(crate) fn carry(module: &Path, name: &str, data: &[u8]) -> Result<()> {
    write(module, &split::with_section(read(module)?, name, data))
}

/// Reads a list of numbers.
pub(crate) fn indices(json: &str) -> Result<HashSet<usize>> {
    json.trim_matches(['[', ']'])
        .split(',')
        .map(|number| {
            number
                .trim()
                .parse()
                .with_context(|| format!("`{number}` is no index of a function"))
        })
        .collect()
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

fn write(path: &Path, content: &[u8]) -> Result<()> {
    fs::write(path, content).with_context(|| format!("cannot write {}", path.display()))
}
