// A worker thread that calls at random until its time is up. It counts the calls where whoever started it can see them, and
// posts how many were answered, or what went wrong.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { inspect } from "node:util";
import { parentPort, workerData } from "node:worker_threads";

import { randomness } from "./random.js";

/** What callers' mistakes lead to; `internal` would be ours. */
const MISTAKES = ["invalid-argument", "unknown-release"];

const { main, samples, seed, seconds, counted } = workerData;
const sesstpl = createRequire(main)("sesstpl");
const calls = new Int32Array(counted);

/** Calls, and looks at all of what is answered. */
function isAnswered(name, args) {
  try {
    const answer = sesstpl[name](...args);
    assert.notEqual(answer, undefined);
    assert.equal(typeof JSON.stringify(answer), "string");
    return true;
  } catch (error) {
    assert.ok(error instanceof sesstpl.SesstplError, `it threw ${inspect(error)}`);
    assert.ok(MISTAKES.includes(error.code), `it threw ${error.code}: ${error.message}`);
    return false;
  }
}

function run() {
  const good = JSON.stringify(sesstpl.check(samples[0]));
  const { call } = randomness(seed, samples);
  let answers = 0;
  for (const end = performance.now() + seconds * 1_000; performance.now() < end; Atomics.add(calls, 0, 1)) {
    const [name, args] = call();
    try {
      answers += isAnswered(name, args) ? 1 : 0;
    } catch (error) {
      return { failure: `${error.message}\n${inspect([name, args], { depth: 8, maxStringLength: 2_000 })}` };
    }
  }
  // The instance is as it was.
  return JSON.stringify(sesstpl.check(samples[0])) === good ? { answers } : { failure: "a good text is answered otherwise than before" };
}

parentPort.postMessage(run());
