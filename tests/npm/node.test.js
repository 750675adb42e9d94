// Node.js programs of both module systems.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { consumer } from "./consumer.js";

const program = `
const report = check("api_version: 6\\nkind: taskTemplate\\n", { release: "22.03" });
console.log(JSON.stringify([report.verdict, report.release, typeof version(), releases().length]));
`;
const printed = '["reject","22.3.3","string",14]\n';

let user;
before(async () => {
  user = await consumer();
});
after(() => user.remove());

test("an ES module imports it and calls at once", async () => {
  await user.write("main.mjs", `import { check, releases, version } from "sesstpl";${program}`);
  assert.equal(await user.run("node", "main.mjs"), printed);
});

test("a CommonJS module requires it and calls at once", async () => {
  await user.write("main.cjs", `const { check, releases, version } = require("sesstpl");${program}`);
  assert.equal(await user.run("node", "main.cjs"), printed);
});

test("a program written for browsers may await init() in Node.js", async () => {
  await user.write(
    "universal.mjs",
    `import { check, init, releases, version } from "sesstpl"; await init(); await init("/x.wasm");${program}`,
  );
  assert.equal(await user.run("node", "universal.mjs"), printed);
});

test("a worker thread has an instance of its own", async () => {
  await user.write(
    "worker.mjs",
    `import { Worker, isMainThread } from "node:worker_threads";
    import { check, releases, version } from "sesstpl";
    if (isMainThread) { check("a"); new Worker(new URL(import.meta.url)); } else {${program}}`,
  );
  assert.equal(await user.run("node", "worker.mjs"), printed);
});

test("the second part is read when it is first needed", async () => {
  await user.write(
    "parts.cjs",
    `const fs = require("node:fs");
    const read = [];
    const { readFileSync } = fs;
    fs.readFileSync = (place, ...rest) => { read.push(String(place).split("/").pop()); return readFileSync(place, ...rest); };
    const { check, rules } = require("sesstpl");
    check("api_version: 6\\nkind: taskTemplate\\n");
    console.log(read.filter((name) => name.endsWith(".wasm")).join());
    rules();
    console.log(read.filter((name) => name.endsWith(".wasm")).join());`,
  );
  assert.equal(await user.run("node", "parts.cjs"), "sesstpl_bg.wasm\nsesstpl_bg.wasm,sesstpl_more.wasm\n");
});
