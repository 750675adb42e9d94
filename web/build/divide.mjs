// Divides the program in two: what the page needs first, and the rest, which it fetches as soon as the first has started.
// `finish.mjs` runs it, first.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = process.env.TRUNK_STAGING_DIR;
if (folder === undefined) throw new Error("TRUNK_STAGING_DIR is not set: Trunk runs this program, after a build");

const name = readdirSync(folder).find((name) => /^sesstpl-web-[0-9a-f]+\.js$/.test(name))?.slice(0, -".js".length);
if (name === undefined) throw new Error("the site has no program");

const place = (file) => join(folder, file);
const integrity = (file) => `sha384-${createHash("sha384").update(readFileSync(place(file))).digest("base64")}`;
const hashed = (file) => createHash("sha256").update(readFileSync(place(file))).digest("hex").slice(0, 16);

/** Gives a file a name with the hash of its content, and returns that. */
function settle(file, named) {
  const settled = named(hashed(file));
  renameSync(place(file), place(settled));
  return settled;
}

/** Replaces what stands in a file and must. */
function replace(file, changes) {
  const text = changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
    return text.replaceAll(from, to);
  }, readFileSync(place(file), "utf8"));
  writeFileSync(place(file), text);
}

const [glue, module] = [`${name}.js`, `${name}_bg.wasm`];
const [before, moduleBefore] = [integrity(glue), integrity(module)];
const task = ["xtask", "divide", place(glue), place(module), place("more.wasm"), "./PARTS"];
execFileSync("cargo", task, { cwd: dirname(fileURLToPath(import.meta.url)), stdio: "inherit" });

// A profile is taken of the whole.
if (process.env.SESSTPL_PROFILE === undefined) {
  const more = settle("more.wasm", (hash) => `sesstpl-more-${hash}.wasm`);
  writeFileSync(place("parts.js"), readFileSync(new URL("parts.js", import.meta.url)));
  replace("parts.js", [
    ["MORE_ADDRESS", `./${more}`],
    ["MORE_INTEGRITY", integrity(more)],
  ]);
  const parts = settle("parts.js", (hash) => `parts-${hash}.js`);
  replace(glue, [["./PARTS", `./${parts}`]]);
  // Otherwise asked for only when the program has arrived, which imports it.
  const link = `<link rel="modulepreload" href="./${parts}" crossorigin="anonymous" integrity="${integrity(parts)}">`;
  replace("index.html", [["</head>", `${link}</head>`]]);
}
const newModule = settle(module, (hash) => `sesstpl-web-${hash}_bg.wasm`);
const newGlue = settle(glue, (hash) => `sesstpl-web-${hash}.js`);
replace("index.html", [
  [moduleBefore, integrity(newModule)],
  [before, integrity(newGlue)],
  [module, newModule],
  [glue, newGlue],
]);
