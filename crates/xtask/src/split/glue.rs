//! Teaches wasm-bindgen's JavaScript to start a divided module.

use anyhow::{Result, bail};

use super::LINK;

/// Where the JavaScript is changed: what stands there in what wasm-bindgen 0.2.129 writes.
const IMPORTS: &str = "    return {\n        __proto__: null,\n";
const STARTS: &str = "wasm.__wbindgen_start();";

/// Changes the JavaScript that wasm-bindgen wrote for a module, so that it starts the module's first part.
///
/// `parts` is the address of an ES module with a function `load`, which the first part calls, and a function `attach`, which
/// is handed the exports of each instance before it starts.
pub(crate) fn connect(glue: &str, parts: &str) -> Result<String> {
    let (module, name) = LINK;
    if glue.matches(IMPORTS).count() != 1 || !glue.contains(STARTS) {
        bail!("wasm-bindgen's JavaScript is not what the divided module needs: its version has changed");
    }
    let glue = glue
        .replace(
            IMPORTS,
            &format!("{IMPORTS}        {module}: {{ {name}: loadPart }},\n"),
        )
        .replace(STARTS, &format!("attachPart(wasm); {STARTS}"));
    Ok(format!(
        "import {{ attach as attachPart, load as loadPart }} from \"{parts}\";\n{glue}"
    ))
}
