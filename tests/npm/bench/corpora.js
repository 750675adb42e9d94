// Documents whose fate the newest release's own check decided.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

import { lines } from "../consumer.js";

export const RELEASE = "26.9.6";

/** The documents of each corpus: `{ name, documents: [{ id, text, stores }] }`. */
export async function corpora() {
  const folders = [fileURLToPath(new URL("../../conformance/", import.meta.url)), process.env.SESSTPL_CORPORA];
  const found = [];
  for (const folder of folders.filter(Boolean)) {
    const names = (await readdir(folder)).filter((name) => name.endsWith(".jsonl.gz")).sort();
    for (const name of names) {
      const all = lines(gunzipSync(await readFile(join(folder, name))));
      const documents = all.flatMap(({ id, text, outcomes }) => {
        const outcome = outcomes.find(({ releases }) => releases.includes(RELEASE));
        return outcome ? [{ id, text, stores: outcome.verdict === "accept" }] : [];
      });
      found.push({ name: name.replace(".jsonl.gz", ""), documents });
    }
  }
  return found;
}

/** How many documents a validator takes for what they are not. */
export async function wrong({ check }, documents) {
  let count = 0;
  for (const { text, stores } of documents) {
    const takes = (await check(text)).length === 0;
    count += takes === stores ? 0 : 1;
  }
  return count;
}
