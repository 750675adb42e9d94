import { connect } from "./api.js";
import { SesstplError } from "./error.js";
import { load as loadMore, provide } from "./parts.js";
import load from "./sesstpl.js";

export { SesstplError };

let started = false;

/** What is under way or done: the start of the first part, the fetch of the second, and both. */
let first;
let more;
let both;

function missing() {
  const why = "sesstpl_more.wasm is not there yet: await init() before all that init({ early: true }) does not give";
  throw new SesstplError("not-loaded", why);
}

provide(missing);

/**
 * Fetches and starts the WebAssembly module. Calling it again returns the same promise; after a failure, it tries anew.
 *
 * @param {import("./index.js").InitSource | import("./index.js").InitOptions} [source] Where the module is, unless it lies
 * beside this file.
 * @returns {Promise<void>}
 */
export function init(source) {
  const { early = false, ...places } = isOptions(source) ? source : { module: source };
  const module = places.module ?? new URL("./sesstpl_bg.wasm", import.meta.url);
  const rest = () => places.more ?? beside(places.module) ?? new URL("./sesstpl_more.wasm", import.meta.url);
  first ??= start(module);
  if (early) {
    // What is asked for first shall arrive first. Who needs the rest is told by init() if it does not come.
    first.then(() => (more ??= fetchMore(rest(), "low"))).catch(() => {});
    return first;
  }
  more ??= fetchMore(rest(), "auto");
  both ??= all([first, more]);
  return both;
}

const isOptions = (source) => source !== undefined && source !== null && Object.getPrototypeOf(source) === Object.prototype;

/** The second part's usual place, seen from an address of the first. */
function beside(place) {
  if (typeof place !== "string" && !(place instanceof URL)) {
    return undefined;
  }
  return new URL("./sesstpl_more.wasm", new URL(place, globalThis.document?.baseURI ?? globalThis.location?.href));
}

/** Waits for both parts, also where one fails: who tries anew then finds nothing under way. */
async function all(parts) {
  const failed = (await Promise.allSettled(parts)).find(({ status }) => status === "rejected");
  try {
    if (failed) {
      throw failed.reason;
    }
    loadMore();
  } catch (error) {
    both = undefined;
    more = undefined;
    provide(missing);
    throw error;
  }
}

async function start(source) {
  try {
    await load({ module_or_path: source });
    started = true;
  } catch (error) {
    first = undefined;
    throw failed(error, "sesstpl_bg.wasm", source);
  }
}

async function fetchMore(source, priority) {
  try {
    const compiled = await compile(await source, priority);
    provide(() => compiled);
  } catch (error) {
    more = undefined;
    throw failed(error, "sesstpl_more.wasm", source);
  }
}

async function compile(source, priority) {
  const isPlace = typeof source === "string" || source instanceof URL || source instanceof Request;
  const got = isPlace ? await fetch(source, { priority }) : source;
  if (got instanceof WebAssembly.Module) {
    return got;
  }
  if (!(got instanceof Response)) {
    return WebAssembly.compile(got);
  }
  if (!got.ok) {
    throw new Error(`the server answers ${got.status}`);
  }
  const isNamed = got.headers.get("content-type")?.startsWith("application/wasm");
  return isNamed ? WebAssembly.compileStreaming(got) : WebAssembly.compile(await got.arrayBuffer());
}

function failed(error, name, source) {
  const place = source instanceof URL || typeof source === "string" ? ` from ${source}` : "";
  return new SesstplError(
    "init-failed",
    `cannot load the WebAssembly module${place}: ${error?.message ?? error}. Serve ${name} there, or hand its address or bytes to init(); under a content security policy, allow 'wasm-unsafe-eval'`,
    { cause: error },
  );
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
