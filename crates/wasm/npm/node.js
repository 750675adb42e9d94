import { readFileSync } from "node:fs";

import { connect } from "./api.js";
import { initSync } from "./sesstpl.js";

export { SesstplError } from "./error.js";

let started = false;

/** Makes the WebAssembly instance, once. */
function start() {
  if (!started) {
    initSync({ module: readFileSync(new URL("./sesstpl_bg.wasm", import.meta.url)) });
    started = true;
  }
}

/** Does nothing here but make the first call faster: Node.js reads the WebAssembly file by itself. */
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
