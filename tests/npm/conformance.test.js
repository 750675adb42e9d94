// The installed package against what 14 manager releases do with the corpora's documents.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { after, before, test } from "node:test";
import { gunzipSync } from "node:zlib";

import { consumer, data, lines } from "./consumer.js";
import { disagreements } from "./outcomes.js";

let user;
let check;

before(async () => {
  user = await consumer();
  ({ check } = user.require());
});
after(() => user.remove());

function assertAgreement(documents) {
  const found = documents.flatMap((document) => disagreements(check, document));
  assert.equal(found.length, 0, `${found.length} disagreements, the first:\n${found[0]}`);
}

const folder = new URL("../conformance/", import.meta.url);
const corpora = (await readdir(folder)).filter((name) => name.endsWith(".jsonl.gz"));

test("there are corpora", () => {
  assert.ok(corpora.length > 0);
});

for (const name of corpora) {
  test(`agrees with every release on the corpus ${name}`, async () => {
    const documents = lines(gunzipSync(await data(`tests/conformance/${name}`)));
    assert.ok(documents.length > 0);
    assertAgreement(documents);
  });
}

test("agrees with every release on values that JavaScript is known to get wrong", async () => {
  assertAgreement(lines(await data("tests/npm/edge-cases.jsonl")));
});

test("agrees with every release on the documented samples", async () => {
  const samples = JSON.parse(await data("tests/samples/outcomes.json"));
  for (const [name, outcomes] of Object.entries(samples)) {
    const text = (await data(`tests/samples/${name}`)).toString();
    assertAgreement([{ id: name, text, outcomes }]);
  }
});
