//! Finds out which functions run.

use std::collections::{BTreeMap, HashMap};

use anyhow::Result;
use walrus::ir::Value;
use walrus::{ConstExpr, FunctionId, ValType};

use super::parse;

/// What the names of the exported globals begin with that say whether a function ran.
pub(crate) const MARK: &str = "ran:";

/// Makes of a module one that exports a global for each of its functions, named [`MARK`] and the function's index; it is 1
/// once the function has been called.
pub(crate) fn instrument(module: &[u8]) -> Result<Vec<u8>> {
    let mut module = parse(module)?;
    let functions: Vec<FunctionId> = module.funcs.iter_local().map(|(id, _)| id).collect();
    for function in functions {
        let start = ConstExpr::Value(Value::I32(0));
        let ran = module.globals.add_local(ValType::I32, true, false, start);
        module.exports.add(&format!("{MARK}{}", function.index()), ran);
        let local = module.funcs.get_mut(function).kind.unwrap_local_mut();
        local
            .builder_mut()
            .func_body()
            .const_at(0, Value::I32(1))
            .global_set_at(1, ran);
    }
    Ok(module.emit_wasm())
}

/// The names of a module's functions by their indices: without what compilers add to tell builds apart, unless several
/// functions would then have the same name. A function without a name has an empty one.
pub(crate) fn names(module: &[u8]) -> Result<BTreeMap<usize, String>> {
    let module = parse(module)?;
    let named: Vec<(usize, &str, String)> = module
        .funcs
        .iter_local()
        .map(|(id, _)| {
            // What wasm-bindgen adds, such as what starts the program, has none.
            let name = module.funcs.get(id).name.as_deref().unwrap_or_default();
            (id.index(), name, lasting(name))
        })
        .collect();
    let mut count: HashMap<&str, usize> = HashMap::new();
    for (_, _, lasting) in &named {
        *count.entry(lasting).or_default() += 1;
    }
    let chosen = named.iter().map(|(index, name, lasting)| {
        let is_one = count.get(lasting.as_str()) == Some(&1);
        (
            *index,
            if is_one {
                lasting.clone()
            } else {
                (*name).to_owned()
            },
        )
    });
    Ok(chosen.collect())
}

/// A name without the hashes in it: `::h0123456789abcdef` at its end, and `[0123456789abcdef]` behind crates.
fn lasting(name: &str) -> String {
    let is_hash = |text: &str| text.len() >= 12 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let name = match name.rsplit_once("::h") {
        Some((name, hash)) if is_hash(hash) => name,
        _ => name,
    };
    let mut lasting = String::new();
    for (index, part) in name.split('[').enumerate() {
        match part.split_once(']') {
            Some((hash, rest)) if index > 0 && is_hash(hash) => lasting.push_str(rest),
            _ if index > 0 => lasting.extend(["[", part]),
            _ => lasting.push_str(part),
        }
    }
    lasting
}
