// What was measured, as a page in Markdown.

import { cpus, loadavg } from "node:os";
import { version as node } from "node:process";

import { RELEASE } from "./corpora.js";
import { ENDLESS } from "./measure.js";

const UNITS = { µs: 1_000, ms: 1 };

/** Three digits that count. */
function digits(number) {
  return number >= 100 ? Math.round(number).toLocaleString("en") : String(Number(number.toPrecision(number >= 10 ? 3 : 2)));
}

const bold = (text) => `**${text}**`;

const row = (cells) => `| ${cells.join(" | ")} |`;

function table(head, rows) {
  return [row(head), row(head.map((_, index) => (index === 0 ? "---" : "---:"))), ...rows.map(row)].join("\n");
}

/** How often the best of the others fits into ours, or ours into it. */
function ratio([ours, ...others]) {
  const best = Math.min(...others);
  return ours <= best ? `${digits(best / ours)} × less` : `${digits(ours / best)} × more`;
}

/** Ours first and bold, and how it compares with the best of the others. */
function compared(name, numbers, show) {
  const [ours, ...others] = numbers.map(show);
  return [name, bold(ours), ...others, ratio(numbers)];
}

function verdictRows(found) {
  const total = found.reduce(
    (sum, { documents, counts }) => ({
      name: "all",
      documents: sum.documents + documents,
      counts: counts.map((count, index) => count + (sum.counts[index] ?? 0)),
    }),
    { documents: 0, counts: [] },
  );
  const share = (count, documents) => (count === 0 ? "0" : `${count} (${((100 * count) / documents).toFixed(1)} %)`);
  return [...found, total].map(({ name, documents, counts: [ours, ...others] }) => [
    name,
    documents.toLocaleString("en"),
    bold(share(ours, documents)),
    ...others.map((count) => share(count, documents)),
  ]);
}

/** The page. */
export function page({ names, versions, rounds, found, measured, sizes }) {
  const times = measured.map(({ name, unit, milliseconds }) =>
    compared(`${name}, ${unit}`, milliseconds, (time) => digits(time * UNITS[unit])),
  );
  const bytes = ["raw", "gzip", "brotli"].map((kind) =>
    compared(
      `${kind}, KB`,
      sizes.map((size) => size[kind]),
      (size) => digits(size / 1_000),
    ),
  );
  return `# The npm package and its peers

Written by \`cargo xtask bench-npm\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} × ${cpus()[0].model.trim()}, Node.js ${node.slice(1)},
${versions.map(([name, version]) => `${name} ${version}`).join(", ")}. While it ran, ${digits(loadavg()[2])} processes wanted to run on average.

The peers are given the package's own JSON Schema, \`sesstpl/schema.json\`, and collect all errors. \`yaml\` finds the line and column of
each error in its document; js-yaml has no places. The language server's errors and warnings count, its remarks do not.
The package says, beside errors, what cannot launch and what is probably not meant, which no schema can.

## Wrong verdicts

Documents that manager ${RELEASE} stores and the validator refuses, or the other way round.

${table(["corpus", "documents", ...names], verdictRows(found))}

## Time

Medians of ${rounds} rounds after a warm-up, all validators in each round, in an order that changes. The last column compares the package
with the fastest of the others, right or wrong. What took longer than ${ENDLESS / 1_000} seconds ran once.

${table(["", ...names, `${names[0]} against the best`], times)}

## Size

What a page loads: bundled and minified by esbuild, with the schema or the WebAssembly module. The package's whole is counted,
with completion, hover, fixes, edits and launch plans.

${table(["", ...names, `${names[0]} against the best`], bytes)}
`;
}
