// Holds what `check` says against what a manager release does.

import { isDeepStrictEqual } from "node:util";

/** Where `check` and the managers disagree on a document, as text for people; empty where they agree. */
export function disagreements(check, { id, text, outcomes }) {
  const found = [];
  for (const { releases, verdict, normalized } of outcomes) {
    for (const release of releases) {
      const report = check(text, { release });
      const stored = report.templates[0]?.stored ?? null;
      const wanted = normalized ?? null;
      if (report.verdict !== verdict || report.ok !== (verdict === "accept") || !isDeepStrictEqual(stored, wanted)) {
        found.push(
          [
            `${id}, manager ${release}`,
            `document: ${JSON.stringify(text)}`,
            `expected: ${verdict} ${JSON.stringify(wanted)}`,
            `got:      ${report.verdict} ${JSON.stringify(stored)}`,
          ].join("\n"),
        );
      }
    }
  }
  return found;
}
