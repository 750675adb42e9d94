// What can be folded away: asked once for each text.
import { foldService } from "@codemirror/language";
import type { EditorState, Extension, Text } from "@codemirror/state";

import type { Core } from "./core";

interface Range {
  from: number;
  to: number;
}

export function folding(core: Core): Extension {
  const known = new WeakMap<Text, Map<number, Range>>();
  return foldService.of((state, lineStart, lineEnd) => {
    let ranges = known.get(state.doc);
    if (ranges === undefined) {
      ranges = byLine(state, core);
      known.set(state.doc, ranges);
    }
    const range = ranges.get(lineStart);
    return range !== undefined && range.from <= lineEnd && range.to > lineEnd ? range : null;
  });
}

/** The outermost range of each line, by where the line starts. */
function byLine(state: EditorState, core: Core): Map<number, Range> {
  const ranges = new Map<number, Range>();
  for (const [from, to] of core.folds(state.doc.toString())) {
    const { from: start } = state.doc.lineAt(from);
    if (!ranges.has(start)) ranges.set(start, { from, to });
  }
  return ranges;
}
