//! Divides a WebAssembly module in two: what a program needs first, and the rest, which is fetched later or never.
//!
//! The first part keeps memory, tables, globals, data and the functions that are named. In place of each other function that
//! can be reached from there, it has a slot in its table of functions: until the second part is there, the slot holds a stub,
//! which calls the import `load` and then what the slot holds by then. `load` makes an instance of the second part, which puts
//! its functions into their slots. Whatever functions are named, the parts together do what the module did; the names only
//! decide how soon `load` is called.

mod first;
mod glue;
mod more;
mod plan;
mod profile;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use anyhow::{Context, Result};
use walrus::{Module, ModuleConfig};

pub(crate) use glue::connect;
pub(crate) use profile::{instrument, names};

/// The name under which the first part imports `load`, and the module that the second part's imports are from.
pub(crate) const LINK: (&str, &str) = ("split", "load");

/// A divided module.
pub(crate) struct Parts {
    /// Has all exports of the module and more, and one import more.
    pub(crate) first: Vec<u8>,
    /// Imports from the first part's exports only, under the module name of [`LINK`].
    pub(crate) more: Vec<u8>,
}

/// Divides a module. `stays` are the indices of the functions that the first part keeps.
///
/// # Errors
///
/// If the module has what cannot be divided: [`plan`] lists it.
pub(crate) fn split(module: &[u8], stays: &HashSet<usize>) -> Result<Parts> {
    let mut first = parse(module)?;
    let mut more = parse(module)?;
    let plan = plan::Plan::new(&first, stays)?;
    let shared = more::reduce(&mut more, &plan, &fingerprint(module, &plan))?;
    first::reduce(&mut first, &plan, &shared)?;
    Ok(Parts {
        first: first.emit_wasm(),
        more: more.emit_wasm(),
    })
}

/// A name that only parts of the same module share, so that others cannot be put together.
fn fingerprint(module: &[u8], plan: &plan::Plan) -> String {
    let mut hasher = DefaultHasher::new();
    module.hash(&mut hasher);
    plan.moved.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// A module with a custom section added, which JavaScript reads by `WebAssembly.Module.customSections`.
pub(crate) fn with_section(mut module: Vec<u8>, name: &str, data: &[u8]) -> Vec<u8> {
    let section = wasm_encoder::CustomSection {
        name: name.into(),
        data: data.into(),
    };
    wasm_encoder::Section::append_to(&section, &mut module);
    module
}

fn parse(module: &[u8]) -> Result<Module> {
    ModuleConfig::new()
        .generate_name_section(false)
        .generate_producers_section(false)
        .parse(module)
        .context("cannot read the WebAssembly module")
}
