import { readFileSync } from "node:fs";

import { connect } from "./api.js";
import { SesstplError } from "./error.js";
import { provide } from "./parts.js";
import { initSync } from "./sesstpl.js";

export { SesstplError };

let started = false;

/** Makes the WebAssembly instance, once. */
function start() {
  if (!started) {
    initSync({ module: compile("./sesstpl_bg.wasm") });
    started = true;
  }
}

let more;

// Most programs only check, and never need it.
provide(() => (more ??= compile("./sesstpl_more.wasm")));

function compile(name) {
  const place = new URL(name, import.meta.url);
  try {
    return new WebAssembly.Module(readFileSync(place));
  } catch (cause) {
    throw new SesstplError("init-failed", `cannot load ${place}: ${cause?.message ?? cause}`, { cause });
  }
}

/** Does nothing here but make the first call faster: Node.js reads the WebAssembly files by itself. */
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
