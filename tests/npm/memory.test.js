// Many calls, many instances and many workers in one process. SESSTPL_CALLS makes it a million calls.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { consumer, data } from "./consumer.js";

const CALLS = Number(process.env.SESSTPL_CALLS ?? 200_000);
const MEGABYTE = 1 << 20;

let user;
before(async () => {
  user = await consumer();
  await user.write("sample.yaml", await data("tests/samples/documentation-22.03.yaml"));
});
after(() => user.remove());

test("memory does not grow with the number of calls", async (context) => {
  await user.write(
    "calls.cjs",
    `const { readFileSync } = require("node:fs");
    const Real = WebAssembly.Instance;
    let memory;
    WebAssembly.Instance = function (module, imports) {
      const instance = new Real(module, imports);
      // The second part has none of its own.
      memory = instance.exports.memory ?? memory;
      return instance;
    };
    const sesstpl = require("sesstpl");
    const sample = readFileSync("sample.yaml", "utf8");
    const texts = [sample, sample.replace("4g", "4Gi"), sample.replace("kernel", "kernl"), "a: [", "😀: \\uD83D", '{"kind": 1}'];
    const options = { release: "23.9.10", catalogue: { images: [], folders: ["a"] } };
    const others = [
      (text) => sesstpl.fixes(text),
      (text) => sesstpl.complete(text, 100, options),
      (text) => sesstpl.hover(text, 100),
      (text) => sesstpl.format(text),
      (text) => sesstpl.edit(text, { op: "set", path: ["spec", "kernel", "environ", "A"], value: "1" }),
      (text) => sesstpl.plan(text),
      (text) => sesstpl.check(text, options).templates[0]?.stored,
      () => { try { sesstpl.check("a", { release: "?" }); } catch {} },
    ];
    const run = (calls) => {
      for (let call = 0; call < calls; call += 1) {
        const text = texts[call % texts.length];
        if (call % 50 === 0) others[(call / 50) % others.length](text); else sesstpl.check(text);
      }
    };
    const used = () => {
      gc();
      const { heapUsed, external, rss } = process.memoryUsage();
      return { module: memory.buffer.byteLength, heap: heapUsed + external, rss };
    };
    run(10_000);
    const before = used();
    run(Number(process.argv[2]));
    console.log(JSON.stringify([before, used()]));`,
  );
  const [before, after] = JSON.parse(await user.run("node", "--expose-gc", "calls.cjs", String(CALLS)));
  context.diagnostic(`${CALLS} calls; before: ${JSON.stringify(before)}, after: ${JSON.stringify(after)}`);
  assert.equal(after.module, before.module);
  assert.ok(after.heap - before.heap < MEGABYTE, `JavaScript's memory grew by ${after.heap - before.heap} bytes`);
  // What the process has from the system is also what its compiler and its collector take.
  assert.ok(after.rss - before.rss < 40 * MEGABYTE, `the process grew by ${after.rss - before.rss} bytes`);
});

test("a hundred instances answer side by side, and go when nobody has them", async () => {
  await user.write(
    "instances.cjs",
    `const assert = require("node:assert");
    const { readFileSync } = require("node:fs");
    const Real = WebAssembly.Instance;
    let gone = 0;
    const registry = new FinalizationRegistry(() => { gone += 1; });
    WebAssembly.Instance = function (module, imports) {
      const instance = new Real(module, imports);
      registry.register(instance);
      return instance;
    };
    const fresh = () => {
      for (const path of Object.keys(require.cache)) delete require.cache[path];
      module.children.length = 0;
      return require("sesstpl");
    };
    const text = readFileSync("sample.yaml", "utf8");
    let all = Array.from({ length: 100 }, fresh);
    assert.equal(new Set(all.map(({ check }) => check)).size, all.length);
    const answers = all.map(({ check }) => JSON.stringify(check(text)));
    assert.deepEqual(new Set(answers).size, 1);
    all = undefined;
    (async () => {
      for (let turn = 0; turn < 50 && gone < 90; turn += 1) {
        gc();
        await new Promise((done) => setTimeout(done, 20));
      }
      assert.ok(gone >= 90, gone + " of 100 instances went");
    })();`,
  );
  await user.run("node", "--expose-gc", "instances.cjs");
});

test("worker threads that check at the same time answer alike", async () => {
  await user.write(
    "workers.mjs",
    `import assert from "node:assert";
    import { readFileSync } from "node:fs";
    import { Worker, isMainThread, parentPort } from "node:worker_threads";
    import { check } from "sesstpl";
    const text = readFileSync("sample.yaml", "utf8");
    if (isMainThread) {
      const expected = JSON.stringify(check(text));
      const answer = () => new Promise((resolve, reject) => {
        new Worker(new URL(import.meta.url)).on("message", resolve).on("error", reject);
      });
      const answers = await Promise.all(Array.from({ length: 12 }, answer));
      assert.deepEqual(answers, Array(12).fill(expected));
    } else {
      let last;
      for (let call = 0; call < 500; call += 1) last = check(text);
      parentPort.postMessage(JSON.stringify(last));
    }`,
  );
  await user.run("node", "workers.mjs");
});
