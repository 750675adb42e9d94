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

/** What is loaded before somebody can write. */
const PAGE = [".html", ".css", ".js", ".wasm"];

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
    const modules = await contents(site, (name) => extname(name) === ".wasm");
    const page = await contents(site, (name) => PAGE.includes(extname(name)));
    return {
      "site, all that pages load, brotli": kilobytes(brotliCompressSync, page),
      "site, WebAssembly, brotli": kilobytes(brotliCompressSync, modules),
      "npm package, WebAssembly, gzip": kilobytes(gzipSync, await contents(npmPackage, (name) => extname(name) === ".wasm")),
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
