// Random calls: whatever is given, there is an answer or an error of the package's own, and soon.
//
// SESSTPL_FUZZ_SECONDS makes it run longer, SESSTPL_FUZZ_SEED makes it run with other calls.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { inspect } from "node:util";
import { Worker } from "node:worker_threads";

import { consumer, data } from "./consumer.js";
import { randomness } from "./random.js";

const SECONDS = Number(process.env.SESSTPL_FUZZ_SECONDS ?? 20);
const SEED = Number(process.env.SESSTPL_FUZZ_SEED ?? 20_261_122);

/** A call that takes as many seconds does not end. */
const PATIENCE = 30;

let user;
let samples;
before(async () => {
  user = await consumer();
  const { check, rules } = user.require();
  const names = ["documentation-19.09.yaml", "documentation-22.03.yaml"];
  samples = await Promise.all(names.map(async (name) => String(await data(`tests/samples/${name}`))));
  samples.push(...rules().flatMap(({ example, mended }) => [example, mended]));
  samples.push(...samples.slice(0, 2).map((text) => JSON.stringify(check(text).templates[0].stored)));
});
after(() => user.remove());

/** Starts the calls, and waits for what becomes of them. */
function outcome(counted) {
  const calls = new Int32Array(counted);
  const workerData = { main: user.path("main.cjs"), samples, seed: SEED, seconds: SECONDS, counted };
  const worker = new Worker(new URL("random-calls.js", import.meta.url), { workerData });
  return new Promise((resolve, reject) => {
    let [seen, since] = [-1, 0];
    const watch = setInterval(() => {
      since = calls[0] === seen ? since + 1 : 0;
      seen = calls[0];
      if (since >= PATIENCE) {
        end({ failure: `it does not end:\n${inspect(callNumber(seen), { depth: 8, maxStringLength: 2_000 })}` });
      }
    }, 1_000);
    const end = (found) => {
      clearInterval(watch);
      worker.terminate().then(() => resolve(found), reject);
    };
    worker.on("message", end).on("error", (error) => end({ failure: inspect(error) }));
  });
}

/** The call that comes after so many others. */
function callNumber(number) {
  const { call } = randomness(SEED, samples);
  for (let skipped = 0; skipped < number; skipped += 1) {
    call();
  }
  return call();
}

test("random calls are answered, or throw an error that names the mistake", async (context) => {
  const counted = new SharedArrayBuffer(4);
  const { answers, failure } = await outcome(counted);
  const [calls] = new Int32Array(counted);
  assert.equal(failure, undefined, `call ${calls} of seed ${SEED}: ${failure}`);
  assert.ok(answers > calls / 4, `only ${answers} of ${calls} calls were answered`);
  context.diagnostic(`${calls} calls, ${answers} answered`);
});
