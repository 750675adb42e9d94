import { SesstplError } from "./error.js";
import { section } from "./parts.js";
import { reportOf } from "./report.js";
import { __wbg_reset_state as restart, call as answer, check as answerCheck } from "./sesstpl.js";

/**
 * The package's calls, the same in every entry.
 *
 * @param {() => void} ready Runs before each call: makes the WebAssembly instance, or throws where there is none yet.
 */
export function connect(ready) {
  /** Asks the WebAssembly instance, and gives whatever it throws the one type that callers know. */
  const guarded = (name, answered) => {
    ready();
    let json;
    try {
      json = answered();
    } catch (thrown) {
      throw failure(name, thrown);
    }
    return JSON.parse(json);
  };
  const askWith = (name, text, json) => guarded(name, () => answer(name, text, json));
  const ask = (name, text, options) => askWith(name, textOf(text), given(() => jsonOf(options())));
  /** A call about a text. */
  const about = (name) => (text, options) => ask(name, text, () => optionsOf(options));
  /** A call about a place in a text. */
  const at = (name) => (text, offset, options) =>
    ask(name, text, () => ({ ...optionsOf(options), offset: offsetOf("offset", offset) }));

  return {
    check(text, options) {
      textOf(text);
      const json = given(() => jsonOf(optionsOf(options)));
      // Getters of the options may have checked, too, so the bytes come last.
      const bytes = utf8(text);
      const list = guarded("check", () => answerCheck(bytes, json));
      return reportOf(list, () => askWith("stored", text, json));
    },
    mend: about("mend"),
    format: about("format"),
    symbols: about("symbols"),
    folding: about("folding"),
    plan: about("plan"),
    payload: about("payload"),
    complete: at("complete"),
    hover: at("hover"),
    fixes(text, options) {
      return ask("fixes", text, () => {
        const { range, ...rest } = optionsOf(options) ?? {};
        const ends = range === undefined || range === null ? {} : rangeOf(range);
        return { ...rest, ...ends };
      });
    },
    edit(text, operations, options) {
      return ask("edit", text, () => {
        const all = Array.isArray(operations) ? operations : [operations];
        return { ...optionsOf(options), operations: all.map(operationOf) };
      });
    },
    fromStored(stored) {
      if (typeof stored !== "object" || stored === null) {
        throw invalid("stored", "an object", stored);
      }
      return ask("fromStored", "", () => ({ stored }));
    },
    jsonSchema: (options) => ask("jsonSchema", "", () => optionsOf(options)),
    rules() {
      const documented = guarded("rules", () => decoder.decode(section("rules")));
      return Object.values(documented).map(({ hasFix, ...rule }) => rule);
    },
    releases: () => askWith("releases", "", ""),
    version: () => askWith("version", "", ""),
  };
}

/** What is thrown for what the WebAssembly module threw: an answer of its own, or a fault after which it is started anew. */
function failure(name, thrown) {
  if (typeof thrown === "string") {
    const { code, message } = JSON.parse(thrown);
    return new SesstplError(code, message);
  }
  let outlook = "it was started anew, and the next call finds it well";
  try {
    restart();
  } catch (cause) {
    outlook = `it could not be started anew (${cause?.message ?? cause})`;
  }
  if (thrown instanceof SesstplError) {
    // The second part is not there.
    return new SesstplError(thrown.code, `\`${name}\`: ${thrown.message}`, { cause: thrown });
  }
  const what = `\`${name}\` failed in the WebAssembly module: ${thrown?.message ?? thrown}; ${outlook}`;
  return new SesstplError("internal", what, { cause: thrown });
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Room for the bytes of most texts: it is faster to fill it again than to make another. */
const room = new Uint8Array(1 << 15);

function utf8(text) {
  // No unit of a string has more than three bytes.
  if (text.length * 3 > room.length) {
    return encoder.encode(text);
  }
  return room.subarray(0, encoder.encodeInto(text, room).written);
}

/** What the arguments give. Getters and proxies can throw anything, and not everything can be written as JSON. */
function given(read) {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof SesstplError) {
      throw thrown;
    }
    throw new SesstplError("invalid-argument", `the arguments cannot be read: ${thrown?.message ?? thrown}`, { cause: thrown });
  }
}

function jsonOf(options) {
  const json = JSON.stringify(options) ?? "";
  // Half of a surrogate pair, which JSON escapes, is U+FFFD as it is in texts.
  return json.includes("\\ud") ? json.replace(/\\(\\|ud[89a-f]..)/g, (escape, what) => (what === "\\" ? escape : "\uFFFD")) : json;
}

function textOf(text) {
  if (typeof text !== "string") {
    throw invalid("text", "a string", text);
  }
  return text;
}

/** The members that are strings; the others are looked at by the WebAssembly module. */
const STRINGS = {
  release: 'a string such as "26.9.6"',
  encoding: '"utf-16" or "utf-8"',
};

function optionsOf(options) {
  if (options === undefined || options === null) {
    return undefined;
  }
  if (typeof options !== "object") {
    throw invalid("options", "an object", options);
  }
  for (const [name, wanted] of Object.entries(STRINGS)) {
    const value = options[name] ?? undefined;
    if (value !== undefined && typeof value !== "string") {
      throw invalid(`options.${name}`, wanted, value);
    }
  }
  return options;
}

function offsetOf(name, offset) {
  if (!Number.isSafeInteger(offset) || offset < 0) {
    throw invalid(name, "a whole number from 0", offset);
  }
  // WebAssembly counts to here.
  return Math.min(offset, 0xffff_ffff);
}

/** Offsets, or positions with offsets. */
function rangeOf(range) {
  if (typeof range !== "object") {
    throw invalid("options.range", "an object with start and end", range);
  }
  const end = (name) => offsetOf(`options.range.${name}`, range[name]?.offset ?? range[name]);
  return { start: end("start"), end: end("end") };
}

function operationOf(operation, index) {
  if (typeof operation !== "object" || operation === null) {
    throw invalid(`operations[${index}]`, "an operation", operation);
  }
  return operation;
}

function invalid(name, wanted, got) {
  const type = got === null ? "null" : typeof got;
  return new SesstplError("invalid-argument", `\`${name}\` must be ${wanted}, not ${type}`);
}
