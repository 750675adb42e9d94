import { SesstplError } from "./error.js";
import * as wasm from "./sesstpl.js";

/**
 * The package's calls, the same in Node.js and in browsers.
 *
 * @param {() => void} ready Runs before each call: makes the WebAssembly instance, or throws where there is none yet.
 * @returns {Pick<typeof import("./index.js"), "check" | "releases" | "version">}
 */
export function connect(ready) {
  /** Calls into WebAssembly, and gives whatever it throws the one type that callers know. */
  const call = (run) => {
    ready();
    try {
      return run();
    } catch (error) {
      throw new SesstplError(error?.code ?? "internal", error?.message ?? String(error), { cause: error });
    }
  };

  return {
    check(text, options) {
      if (typeof text !== "string") {
        throw invalid("text", "a string", text);
      }
      const release = releaseOf(options);
      return call(() => wasm.check(text, release));
    },
    releases: () => call(wasm.releases),
    version: () => call(wasm.version),
  };
}

/** The release that the options name, if any. */
function releaseOf(options) {
  if (options === undefined || options === null) {
    return undefined;
  }
  if (typeof options !== "object") {
    throw invalid("options", "an object", options);
  }
  const release = options.release ?? undefined;
  if (release !== undefined && typeof release !== "string") {
    throw invalid("options.release", "a string such as \"26.9.6\"", release);
  }
  return release;
}

function invalid(name, wanted, got) {
  const type = got === null ? "null" : typeof got;
  return new SesstplError("invalid-argument", `\`${name}\` must be ${wanted}, not ${type}`);
}
