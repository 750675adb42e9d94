// Loads the second part of the program, which the first needs for what a person does after a while.
//
// The browser fetches it once the first part has started. Who is faster than that waits: the first part cannot go on
// without it, so it is fetched while everything else stands still.

const ADDRESS = new URL("MORE_ADDRESS", import.meta.url);
const INTEGRITY = "MORE_INTEGRITY";

/** How long to wait before a failed fetch is tried again, in milliseconds. */
const PAUSE = 3_000;

/** What the first part exports. */
let first;

let isThere = false;

/** Takes the first part's exports, before it starts. */
export function attach(exports) {
  first = exports;
  // A load event comes after what the page shows first.
  if (document.readyState === "complete") fetchSoon();
  else addEventListener("load", fetchSoon, { once: true });
}

/** Called by the first part for what is in the second. */
export function load() {
  if (!isThere) join(new WebAssembly.Module(fetchNow()));
}

function join(module) {
  new WebAssembly.Instance(module, { split: first });
  isThere = true;
}

async function fetchSoon() {
  try {
    const response = await fetch(ADDRESS, { integrity: INTEGRITY, priority: "low" });
    if (!response.ok) throw new Error(`${ADDRESS}: ${response.status}`);
    // A server may not know the type that streaming asks for.
    const module = await WebAssembly.compile(await response.arrayBuffer());
    if (!isThere) join(module);
  } catch (error) {
    if (isThere) return;
    console.warn(error);
    setTimeout(fetchSoon, PAUSE);
  }
}

/** Bytes cannot be asked for in one go, but text of which each unit holds one can. */
function fetchNow() {
  const request = new XMLHttpRequest();
  request.open("GET", ADDRESS, false);
  request.overrideMimeType("text/plain; charset=x-user-defined");
  request.send();
  if (request.status !== 200) throw new Error(`${ADDRESS}: ${request.status}`);
  return Uint8Array.from(request.responseText, (unit) => unit.charCodeAt(0));
}
