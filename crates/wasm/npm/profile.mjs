// Prints the indices of the functions that checks run through, as JSON. Runs when the package is built:
// `node profile.mjs PACKAGE MODULE TESTS`. The module says of each function whether it ran.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

/** Of the corpora's documents, one of so many is checked. */
const EVERY = 5;

/** What fewer than one document of so many needs is left to the second part. */
const RARE = 100;

const [, , folder, module, tests] = argv;
const { connect } = await import(pathToFileURL(join(folder, "api.js")));
const { initSync } = await import(pathToFileURL(join(folder, "sesstpl.js")));

const marks = Object.entries(initSync({ module: readFileSync(module) })).filter(([name]) => name.startsWith("ran:"));
const { check } = connect(() => {});

const lines = (text) => text.toString().split("\n").filter((line) => line !== "");
const files = (place, end) => readdirSync(join(tests, place)).filter((name) => name.endsWith(end)).sort().map((name) => readFileSync(join(tests, place, name)));

const samples = files("samples", ".yaml").map(String);
const documents = files("conformance", ".jsonl.gz")
  .flatMap((corpus) => lines(gunzipSync(corpus)))
  .filter((line, index) => index % EVERY === 0)
  .map((line) => JSON.parse(line));
const releases = [...new Set(documents.flatMap(({ outcomes }) => outcomes.flatMap(({ releases }) => releases)))];

/** Checks a text; reading a stored form is what makes it. */
const run = (text, options) => check(text, options).templates.forEach(({ stored }) => stored);

// What the start needs, and what nobody shall wait for: the documented templates, alone and in streams, small and large.
run(samples[0]);
for (const text of [...samples, samples.join("---\n"), samples[0].concat("---\n").repeat(2000)]) {
  run(text);
  run(text, { release: releases[0], encoding: "utf-8" });
}
for (const text of samples) {
  releases.forEach((release) => run(text, { release }));
}
const needed = new Set(marks.filter(([, mark]) => mark.value === 1).map(([name]) => name));

const counts = new Map(marks.map(([name]) => [name, 0]));
documents.forEach(({ text }, index) => {
  marks.forEach(([, mark]) => (mark.value = 0));
  // The newest release, and any.
  run(text);
  run(text, { release: releases[index % releases.length], encoding: index % 2 === 0 ? "utf-16" : "utf-8" });
  marks.forEach(([name, mark]) => counts.set(name, counts.get(name) + mark.value));
});

const stays = marks.map(([name]) => name).filter((name) => needed.has(name) || counts.get(name) * RARE >= documents.length);
console.log(JSON.stringify(stays.map((name) => Number(name.slice("ran:".length)))));
