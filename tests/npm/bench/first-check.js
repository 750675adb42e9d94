// Prints how many milliseconds pass from the first import to the first answer: `node first-check.js VALIDATOR process|worker`.
// Runs in the folder with the packages, in a process or in a worker thread whose process has answered before.

import { readFileSync } from "node:fs";
import { argv } from "node:process";
import { isMainThread, parentPort, Worker } from "node:worker_threads";

const [, file, name, realm] = argv;

async function firstCheck() {
  const begin = performance.now();
  const { start } = await import(`./validators/${name}.js`);
  const { check } = await start(() => JSON.parse(readFileSync("node_modules/sesstpl/schema.json", "utf8")));
  await check(readFileSync("sample.yaml", "utf8"));
  return performance.now() - begin;
}

/** A worker thread starts each module anew. */
function inWorker() {
  return new Promise((resolve, reject) => {
    new Worker(file, { argv: [name, realm] }).on("message", resolve).on("error", reject);
  });
}

const took = await firstCheck();
if (!isMainThread) {
  parentPort.postMessage(took);
} else {
  console.log(realm === "worker" ? await inWorker() : took);
}
