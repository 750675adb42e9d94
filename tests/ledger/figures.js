/** The figures of the ledger, measured. Smaller is better for all. */

import { execFileSync, spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

const { SESSTPL: command, SESSTPL_EDITOR: site, SESSTPL_PACKAGE: npmPackage } = process.env;

const SAMPLE = `template:
  api_version: v1
  kind: taskTemplate
  metadata: {name: demo}
  spec:
    kernel:
      image: cr.backend.ai/stable/python:3.9-ubuntu20.04
      environ: {EPOCHS: '3'}
    resources: {cpu: '1', mem: 1g}
`;

const MEGABYTE = 1_000_000;

const RUNS = 15;

/** What a page is made of. */
const PAGE = [".html", ".css", ".js", ".wasm"];

/** The part of the program that is fetched once somebody can write. */
const isLater = (name) => name.includes("more");

const kilobytes = (squeeze, contents) => contents.reduce((sum, content) => sum + squeeze(content).length, 0) / 1000;

async function contents(folder, wanted) {
  const names = (await readdir(folder, { recursive: true })).filter(wanted);
  return Promise.all(names.map((name) => readFile(join(folder, name))));
}

/** Milliseconds of the fastest of some runs: what else the machine does only ever adds. */
function fastest(run) {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}

/** Milliseconds from the start of the embedded manager to its first answer. */
async function serverStart(folder) {
  const start = performance.now();
  const server = spawn(command, ["serve", "--port", "0", "--data", join(folder, "data")], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const said = await new Promise((resolve, reject) => {
      server.stdout.once("data", (data) => resolve(String(data)));
      server.once("exit", (code) => reject(new Error(`sesstpl serve ended with ${code}`)));
    });
    const [endpoint] = said.match(/http:\/\/[\w.:[\]]+/);
    await (await fetch(endpoint)).arrayBuffer();
    return performance.now() - start;
  } finally {
    server.removeAllListeners("exit");
    server.kill();
    await new Promise((resolve) => server.once("exit", resolve));
  }
}

/** All figures by name. */
export async function figures() {
  const folder = await mkdtemp(join(tmpdir(), "sesstpl-ledger-"));
  try {
    const sample = join(folder, "sample.yaml");
    const stream = join(folder, "stream.yaml");
    await writeFile(sample, SAMPLE);
    await writeFile(stream, `---\n${SAMPLE}`.repeat(Math.ceil((10 * MEGABYTE) / (SAMPLE.length + 4))));
    const run = (...args) => execFileSync(command, args, { stdio: "ignore" });
    const start = fastest(() => run("--version"));
    const page = await contents(site, (name) => PAGE.includes(extname(name)) && !isLater(name));
    const modules = (folder, wanted) => contents(folder, (name) => extname(name) === ".wasm" && wanted(name));
    const isFirst = (name) => !isLater(name);
    return {
      "site, first load, brotli": kilobytes(brotliCompressSync, page),
      "site, WebAssembly of the first load, brotli": kilobytes(brotliCompressSync, await modules(site, isFirst)),
      "site, WebAssembly loaded later, brotli": kilobytes(brotliCompressSync, await modules(site, isLater)),
      "npm package, WebAssembly of a check, gzip": kilobytes(gzipSync, await modules(npmPackage, isFirst)),
      "npm package, WebAssembly of the rest, gzip": kilobytes(gzipSync, await modules(npmPackage, isLater)),
      "command, size": (await stat(command)).size / MEGABYTE,
      "command, start": start,
      "command, check of one template": fastest(() => run("check", sample)),
      "command, check of 10 MB": fastest(() => run("check", stream)) - start,
      "embedded manager, start on new data": await serverStart(folder),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
