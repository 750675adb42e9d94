// What the package may weigh, and how fast it must be beside another validator on the same machine.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { after, before, test } from "node:test";

import { inTurns, processor, times } from "./bench/measure.js";
import { bundled, PARTS, sizeOf } from "./bench/sizes.js";
import { large, MEGABYTE, sample, stream } from "./bench/texts.js";
import { OURS, workshop } from "./bench/validators.js";
import { tarball } from "./consumer.js";

const PEER = "yaml-1.2";

let user;
let ours;
let peer;
before(async () => {
  user = await workshop();
  ours = await user.started(OURS);
  peer = await user.started(PEER);
});
after(() => user.remove());

/** The bytes that pages load, as servers send them, and those that are installed. */
async function sizes() {
  const file = async (name) => sizeOf(await readFile(user.path(`node_modules/sesstpl/${name}`)));
  const [module, more] = await Promise.all(PARTS.map(file));
  const whole = await bundled(user, OURS);
  const each = (size) => Object.fromEntries(["raw", "gzip", "brotli"].map((kind) => [kind, size(kind)]));
  return {
    // What a page needs to check, and what it needs for all calls.
    first: each((kind) => whole[kind] - more[kind]),
    whole,
    module,
    more,
    glue: each((kind) => whole[kind] - module[kind] - more[kind]),
    inline: await file("inline-wasm.js"),
    monaco: await file("monaco.js"),
    codemirror: await file("codemirror.js"),
    tarball: { raw: (await readFile(tarball())).length },
  };
}

test("it weighs what sizes.json says and no more", async () => {
  const place = new URL("sizes.json", import.meta.url);
  const got = await sizes();
  if (process.env.SNAPSHOTS === "overwrite") {
    await writeFile(place, `${JSON.stringify(got, null, 2)}\n`);
  }
  const budget = JSON.parse(await readFile(place, "utf8"));
  const rows = Object.entries(got).flatMap(([part, kinds]) => Object.entries(kinds).map(([kind, size]) => [part, kind, size]));
  // Compilers of other machines and versions of zlib differ by a little.
  const slack = (most) => Math.max(64, most * 0.005);
  const grown = rows.filter(([part, kind, size]) => size > budget[part][kind] + slack(budget[part][kind]));
  const show = (found) => found.map(([part, kind, size]) => `${part}, ${kind}: ${size} bytes, budget ${budget[part][kind]}`).join("\n");
  assert.equal(
    grown.length,
    0,
    `it has grown:\n${show(grown)}\nMake it smaller, or argue for more and write it with SNAPSHOTS=overwrite`,
  );
  const shrunk = rows.filter(([part, kind, size]) => size < budget[part][kind] * 0.97);
  assert.equal(shrunk.length, 0, `it has shrunk, so lower the budget with SNAPSHOTS=overwrite:\n${show(shrunk)}`);
});

/** The least of some times is what the machine's other work disturbed least. */
const least = (milliseconds) => Math.min(...milliseconds);

// Measured: 11 and 12 times.
const CASES = [
  { name: "the documented sample", check: "check", text: sample, factor: 4 },
  { name: "a stream", check: "checkStream", text: stream(MEGABYTE / 4), factor: 4 },
];

test(`it checks several times as fast as ${PEER} with ajv`, async (context) => {
  for (const { name, check, text, factor } of CASES) {
    const runs = [ours, peer].map((validator) => () => validator[check](text));
    const [mine, theirs] = await times(runs, { rounds: 15, of: least, clock: processor });
    context.diagnostic(`${name}: ${mine.toFixed(3)} ms and ${theirs.toFixed(3)} ms, ${(theirs / mine).toFixed(1)} times as fast`);
    assert.ok(theirs > factor * mine, `${name} takes ${mine} ms, and ${theirs} ms with ${PEER}: less than ${factor} times as fast`);
  }
});

test("eight times the text takes about eight times as long", async (context) => {
  for (const [name, make] of Object.entries({ stream, large })) {
    const [part, whole] = [make(MEGABYTE / 8), make(MEGABYTE)];
    const runs = [part, whole].map((text) => () => ours.check(text));
    const [short, long] = await times(runs, { rounds: 15, of: least, clock: processor });
    context.diagnostic(`${name}: ${(long / short).toFixed(2)} times as long`);
    // If it grew with the square, it would be 64 times.
    assert.ok(long < 24 * short, `${name}: ${whole.length} characters take ${long} ms, and ${part.length} take ${short} ms`);
  }
});

test("the first answer comes before that of the peer", async (context) => {
  await user.write("sample.yaml", sample);
  for (const realm of ["process", "worker"]) {
    const candidates = [OURS, PEER].map((name) => async () => Number(await user.run("node", "first-check.js", name, realm)));
    const [mine, theirs] = await inTurns(candidates, { rounds: 5, of: least });
    context.diagnostic(`fresh ${realm}: ${mine.toFixed(1)} ms and ${theirs.toFixed(1)} ms`);
    assert.ok(mine * 1.5 < theirs, `in a fresh ${realm}, the first answer takes ${mine} ms, and ${theirs} ms with ${PEER}`);
  }
});
