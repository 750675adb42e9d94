/**
 * What the product weighs and how long it takes, beside what it may and what the last release did.
 *
 * `$SESSTPL` is the command as it is released, `$SESSTPL_EDITOR` the built site, `$SESSTPL_PACKAGE` the npm package's
 * folder. Prints a table and leaves with 1 if a figure is beyond its limit.
 */

import { readFile } from "node:fs/promises";

import { figures } from "./figures.js";

const ledger = JSON.parse(await readFile(new URL("ledger.json", import.meta.url), "utf8"));
const measured = await figures();

const unknown = Object.keys(measured).filter((name) => !(name in ledger));
const missing = Object.keys(ledger).filter((name) => !(name in measured));
if (unknown.length + missing.length > 0) {
  throw new Error(`ledger.json and figures.js differ: ${[...unknown, ...missing].join(", ")}`);
}

const shown = (value) => (value == null ? "–" : value.toLocaleString("en", { maximumFractionDigits: value < 100 ? 1 : 0 }));
const rows = Object.entries(measured).map(([name, today]) => {
  const { unit, limit, last } = ledger[name];
  return { name: `${name}, ${unit}`, today, limit, last, isBreach: today > limit };
});

console.log("| figure | today | limit | last release |\n| --- | ---: | ---: | ---: |");
for (const { name, today, limit, last, isBreach } of rows) {
  console.log(`| ${name} | ${isBreach ? `**${shown(today)}**` : shown(today)} | ${shown(limit)} | ${shown(last)} |`);
}
const breaches = rows.filter((row) => row.isBreach).length;
console.log(`\n${rows.length - breaches} passed, ${breaches} failed`);
process.exitCode = breaches > 0 ? 1 : 0;
