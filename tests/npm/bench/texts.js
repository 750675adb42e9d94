// The texts whose checks are timed.

import { data } from "../consumer.js";

export const MEGABYTE = 1 << 20;

/** The template of the documentation, in its envelope. */
export const sample = String(await data("tests/samples/documentation-22.03.yaml"));

/** The template of the older documentation, without one. */
const bare = String(await data("tests/samples/documentation-19.09.yaml"));

/** What is timed: a name for people, the texts, and whether each is a stream of documents. */
export function workloads(corpus) {
  return [
    { name: "the documented sample", texts: [sample], unit: "µs" },
    { name: "the same with three errors", texts: [broken()], unit: "µs" },
    { name: "2,000 documents", texts: corpus.slice(0, 2_000).map(({ text }) => text), unit: "ms" },
    { name: "a stream of 1 MB", texts: [stream(MEGABYTE)], isStream: true, unit: "ms" },
    { name: "one document of 1 MB", texts: [large(MEGABYTE)], unit: "ms" },
  ];
}

/** An unknown key, a number for a text, and a word for a mapping. */
function broken() {
  return sample
    .replace("kernel:", "kernl:")
    .replace("api_version: v1", "api_version: 6")
    .replace(/resources:\n.*\n.*\n/, "resources: much\n");
}

/** As many templates, one after the other, as make so many bytes. */
export function stream(bytes) {
  const template = bare.replace(/^---\n/, "").replaceAll(/^(?=.)/gm, "  ");
  const document = `---\ntemplate:\n${template}`;
  return document.repeat(Math.ceil(bytes / document.length));
}

/** One template with as many variables as make so many bytes. */
export function large(bytes) {
  const lines = [];
  for (let length = 0; length < bytes; length += lines.at(-1).length + 1) {
    lines.push(`      VARIABLE_${lines.length}: 'the value of number ${lines.length}'`);
  }
  return bare.replace("    environ:\n", `    environ:\n${lines.join("\n")}\n`);
}
