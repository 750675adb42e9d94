import { connect } from "./api.js";
import { SesstplError } from "./error.js";
import { first, more } from "./inline-wasm.js";
import { provide } from "./parts.js";
import { initSync } from "./sesstpl.js";

export { SesstplError };

let started = false;

let compiled;

provide(() => (compiled ??= new WebAssembly.Module(more())));

/** Makes the WebAssembly instance from the first part's bytes in this package's JavaScript, once. */
function start() {
  if (started) {
    return;
  }
  try {
    initSync({ module: first() });
  } catch (error) {
    throw new SesstplError(
      "init-failed",
      `cannot start the WebAssembly module: ${error?.message ?? error}. Under a content security policy, allow 'wasm-unsafe-eval'`,
      { cause: error },
    );
  }
  started = true;
}

/** Does nothing here but make the first call faster: the WebAssembly module is part of the JavaScript. */
export async function init() {
  start();
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
} = /* @__PURE__ */ connect(start);
