// What a page loads.

import { readFile } from "node:fs/promises";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import { build } from "esbuild";

import { OURS } from "./validators.js";

/** The bytes of some contents: as they are, and as servers send them. */
export function sizeOf(...contents) {
  const sum = (squeeze) => contents.reduce((total, content) => total + squeeze(content).length, 0);
  return {
    raw: sum((content) => content),
    gzip: sum((content) => gzipSync(content, { level: 9 })),
    brotli: sum((content) => brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } })),
  };
}

/** The WebAssembly files of ours: what checks run through, and the rest. */
export const PARTS = ["sesstpl_bg.wasm", "sesstpl_more.wasm"];

/** A validator bundled and minified for browsers, with its schema or its WebAssembly files. */
export async function bundled(user, name) {
  const ours = name === OURS;
  const given = ours ? "" : 'import schema from "sesstpl/schema.json";';
  await user.write("entry.js", `${given} import { start } from "./validators/${name}.js"; await start(${ours ? "" : "() => schema"});`);
  const { outputFiles } = await build({
    absWorkingDir: user.folder,
    entryPoints: ["entry.js"],
    bundle: true,
    minify: true,
    format: "esm",
    platform: name === "yaml-language-server" ? "node" : "browser",
    logLevel: "error",
    write: false,
  });
  const contents = outputFiles.map((file) => file.contents);
  const parts = ours ? PARTS : [];
  return sizeOf(...contents, ...(await Promise.all(parts.map((name) => readFile(user.path(`node_modules/sesstpl/${name}`))))));
}
