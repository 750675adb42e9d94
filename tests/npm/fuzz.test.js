// Random calls: whatever is given, there is an answer or an error of the package's own.
//
// SESSTPL_FUZZ_SECONDS makes it run longer, SESSTPL_FUZZ_SEED makes it run with other calls.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { inspect } from "node:util";

import { consumer, data } from "./consumer.js";
import { randomness } from "./random.js";

const SECONDS = Number(process.env.SESSTPL_FUZZ_SECONDS ?? 20);
const SEED = Number(process.env.SESSTPL_FUZZ_SEED ?? 20_261_122);

/** What callers' mistakes lead to; `internal` would be ours. */
const MISTAKES = ["invalid-argument", "unknown-release"];

let user;
let sesstpl;
let samples;
before(async () => {
  user = await consumer();
  sesstpl = user.require();
  const names = ["documentation-19.09.yaml", "documentation-22.03.yaml"];
  samples = await Promise.all(names.map(async (name) => String(await data(`tests/samples/${name}`))));
  samples.push(...sesstpl.rules().flatMap(({ example, mended }) => [example, mended]));
  samples.push(...samples.slice(0, 2).map((text) => JSON.stringify(sesstpl.check(text).templates[0].stored)));
});
after(() => user.remove());

/** Calls, and looks at all of what is answered. */
function answered(name, args) {
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

test("random calls are answered, or throw an error that names the mistake", (context) => {
  const good = JSON.stringify(sesstpl.check(samples[0]));
  const { call } = randomness(SEED, samples);
  let [calls, answers] = [0, 0];
  for (const end = performance.now() + SECONDS * 1_000; performance.now() < end; calls += 1) {
    const [name, args] = call();
    try {
      answers += answered(name, args) ? 1 : 0;
    } catch (error) {
      const shown = inspect([name, args], { depth: 8, maxStringLength: 2_000 });
      throw new Error(`${error.message}\ncall ${calls} of seed ${SEED}: ${shown}`, { cause: error });
    }
  }
  // The instance is as it was.
  assert.equal(JSON.stringify(sesstpl.check(samples[0])), good);
  assert.ok(answers > calls / 4, `only ${answers} of ${calls} calls were answered`);
  context.diagnostic(`${calls} calls, ${answers} answered`);
});
