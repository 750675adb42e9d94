import { connect } from "./api.js";
import { SesstplError } from "./error.js";
import load from "./sesstpl.js";

export { SesstplError };

let started = false;
/** The start that is under way or done. */
let starting;

/**
 * Fetches and starts the WebAssembly module. Calling it again returns the same promise; after a failure, it tries anew.
 *
 * @param {import("./index.js").InitSource} [source] Where the module is, unless it lies beside this file.
 * @returns {Promise<void>}
 */
export function init(source) {
  starting ??= start(source ?? new URL("./sesstpl_bg.wasm", import.meta.url));
  return starting;
}

async function start(source) {
  try {
    await load({ module_or_path: source });
    started = true;
  } catch (error) {
    starting = undefined;
    const place = source instanceof URL || typeof source === "string" ? ` from ${source}` : "";
    throw new SesstplError(
      "init-failed",
      `cannot load the WebAssembly module${place}: ${error?.message ?? error}. Serve sesstpl_bg.wasm there, or hand its address or bytes to init(); under a content security policy, allow 'wasm-unsafe-eval'`,
      { cause: error },
    );
  }
}

function ready() {
  if (!started) {
    throw new SesstplError("not-initialized", "await init() before the first call");
  }
}

export const {
  check,
  complete,
  edit,
  fixes,
  folding,
  format,
  fromStored,
  hover,
  jsonSchema,
  mend,
  payload,
  plan,
  releases,
  rules,
  symbols,
  version,
} = /* @__PURE__ */ connect(ready);
