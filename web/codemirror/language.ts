// YAML line by line: what is in view is coloured, whatever is long or broken elsewhere. What the text means the core knows.
import { indentService, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";

import { colours } from "./theme";
import { tokens } from "./tokens";

export function language(): Extension {
  return [StreamLanguage.define(tokens), syntaxHighlighting(colours), newLines];
}

/** A new line begins below the one before it; what a key or a dash opens begins further in. */
const newLines = indentService.of(({ state, simulatedBreak }, offset) => {
  if (simulatedBreak === null) return null;
  const line = state.doc.lineAt(offset);
  const before = line.text.slice(0, offset - line.from);
  const indent = /^ */.exec(before)?.[0].length ?? 0;
  return /(?::|^ *-)\s*$/.test(before) ? indent + 2 : indent;
});
