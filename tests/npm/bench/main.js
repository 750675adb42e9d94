// The package against other ways to validate a session template in JavaScript: `node bench/main.js [FILE]`, with the tarball
// in SESSTPL_TARBALL. Prints a page in Markdown, and writes it to FILE if one is named.

import { writeFile } from "node:fs/promises";
import { argv } from "node:process";

import { corpora, wrong } from "./corpora.js";
import { inTurns, times } from "./measure.js";
import { page } from "./report.js";
import { bundled } from "./sizes.js";
import { sample, workloads } from "./texts.js";
import { VALIDATORS, versions, workshop } from "./validators.js";

const NAMES = Object.keys(VALIDATORS);
const ROUNDS = 15;

const progress = (message) => console.error(`    ${message}`);

async function verdicts(validators, all) {
  const rows = [];
  for (const { name, documents } of all) {
    progress(`verdicts on the corpus ${name}`);
    const counts = [];
    for (const validator of validators) {
      counts.push(await wrong(validator, documents));
    }
    rows.push({ name, documents: documents.length, counts });
  }
  return rows;
}

async function speeds(validators, all) {
  const rows = [];
  for (const { name, texts, isStream, unit } of workloads(all)) {
    progress(`time for ${name}`);
    const runs = validators.map(({ check, checkStream }) => async () => {
      for (const text of texts) {
        const answer = isStream ? checkStream(text) : check(text);
        if (answer instanceof Promise) {
          await answer;
        }
      }
    });
    rows.push({ name, unit, milliseconds: await times(runs, { rounds: ROUNDS }) });
  }
  return rows;
}

/** Milliseconds until the first answer. */
async function starts(user) {
  await user.write("sample.yaml", sample);
  const rows = [];
  for (const [realm, name] of [
    ["process", "first answer in a fresh process"],
    ["worker", "first answer in a fresh worker thread"],
  ]) {
    progress(name);
    const candidates = NAMES.map((validator) => async () => Number(await user.run("node", "first-check.js", validator, realm)));
    rows.push({ name, unit: "ms", milliseconds: await inTurns(candidates, { rounds: ROUNDS }) });
  }
  return rows;
}

const user = await workshop();
try {
  const validators = [];
  for (const name of NAMES) {
    validators.push(await user.started(name));
  }
  const all = await corpora();
  const found = await verdicts(validators, all);
  const measured = [...(await speeds(validators, all.find(({ name }) => name === "schema").documents)), ...(await starts(user))];
  const sizes = [];
  for (const name of NAMES) {
    sizes.push(await bundled(user, name));
  }
  const text = page({ names: Object.values(VALIDATORS), versions: await versions(user), rounds: ROUNDS, found, measured, sizes });
  console.log(text);
  if (argv[2]) {
    await writeFile(argv[2], text);
  }
} finally {
  await user.remove();
}
