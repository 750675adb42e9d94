//! Finds out which functions run.

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
