// Writes the files of a built package that its own WebAssembly module tells. Runs when the package is built:
// `node generate.mjs PACKAGE`.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";

const place = (name) => join(argv[2], name);
const { jsonSchema, rules } = await import(pathToFileURL(place("node.js")));

/** A function that gives a file's bytes. */
async function inlined(name, file) {
  const base64 = await readFile(place(file), "base64");
  return `export const ${name} = () => Uint8Array.from(atob("${base64}"), (character) => character.charCodeAt(0));\n`;
}
const parts = await Promise.all([inlined("first", "sesstpl_bg.wasm"), inlined("more", "sesstpl_more.wasm")]);
await writeFile(place("inline-wasm.js"), parts.join(""));

await writeFile(place("schema.json"), `${JSON.stringify(jsonSchema())}\n`);

const declarations = await readFile(place("index.d.ts"), "utf8");
const codes = rules().map(({ code }) => `\n  | "${code}"`);
const placeholder = "export type RuleCode = never;";
if (!declarations.includes(placeholder)) {
  throw new Error(`index.d.ts must have \`${placeholder}\` where the rules' codes go`);
}
await writeFile(place("index.d.ts"), declarations.replace(placeholder, `export type RuleCode =${codes.join("")};`));
