/**
 * The two parts of the WebAssembly module: what a check runs through, and the rest. The first calls `load` for what is in
 * the second, while a call is under way.
 */

import { SesstplError } from "./error.js";

/** What the instance of the first part exports. */
let first;

/** Gives the second part, compiled, or throws why it is not there. */
let find;

/** Says how to get the second part. */
export function provide(source) {
  find = source;
}

/** Takes the exports of each instance of the first part, before it starts. */
export function attach(exports) {
  first = exports;
}

/** Makes an instance of the second part, which puts its functions into their places in the first. */
export function load() {
  const more = find();
  try {
    new WebAssembly.Instance(more, { split: first });
  } catch (cause) {
    const why = `sesstpl_more.wasm does not belong to this sesstpl_bg.wasm: ${cause?.message ?? cause}. Serve both from one version`;
    throw new SesstplError("init-failed", why, { cause });
  }
}

/** The bytes of what the second part carries under a name. */
export function section(name) {
  const [bytes] = WebAssembly.Module.customSections(find(), name);
  return bytes;
}
