// Findings: squiggles, marks in the gutter, and what they say when pointed at.
import { type Action, type Diagnostic, setDiagnostics } from "@codemirror/lint";
import type { ChangeDesc, Extension } from "@codemirror/state";
import { EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";

import type { Core, Words } from "./core";
import { apply } from "./fixes";
import { paragraph } from "./prose";

/** Four numbers for each finding: its beginning, its end, its place in `LEVELS`, and 1 where something mends it. */
export type Marks = Uint32Array;

const NUMBERS = 4;

/** The editor's severities, by the program's; it has none for what stands between an error and a warning. */
const LEVELS = ["error", "warning", "info", "hint"] as const;

/** What is shown, moved along with the text. */
const shown = ViewPlugin.fromClass(
  class {
    marks: Marks = new Uint32Array();

    update({ docChanged, changes }: ViewUpdate): void {
      if (docChanged) this.marks = moved(this.marks, changes);
    }
  },
);

export function marking(): Extension {
  return shown;
}

/** Where the editor moves what it shows to. */
function moved(marks: Marks, changes: ChangeDesc): Marks {
  return marks.map((number, index) => {
    if (index % NUMBERS > 1) return number;
    return changes.mapPos(number, index % NUMBERS === 0 ? 1 : -1);
  });
}

export function showMarks(view: EditorView, core: Core, marks: Marks): void {
  const plugin = view.plugin(shown);
  if (plugin === null) return;
  const isSame = marks.length === plugin.marks.length && marks.every((number, index) => number === plugin.marks[index]);
  // Most letters only move what is shown.
  if (isSame) return;
  const diagnostics = Array.from({ length: marks.length / NUMBERS }, (_, index) => diagnostic(view, core, marks, index));
  view.dispatch(setDiagnostics(view.state, diagnostics));
  // The program's memory is not the editor's to keep.
  plugin.marks = marks.slice();
}

function diagnostic(view: EditorView, core: Core, marks: Marks, index: number): Diagnostic {
  const { doc } = view.state;
  const [start = 0, end = 0, level = 0, hasFix = 0] = marks.subarray(index * NUMBERS);
  const from = Math.min(start, doc.length);
  return {
    from,
    to: Math.max(from, Math.min(end, doc.length)),
    severity: LEVELS[level] ?? "error",
    message: "",
    renderMessage: (view) => explain(core.finding(view.state.doc.toString(), index)),
    // Asked for when the message is shown.
    get actions() {
      return actions(view, core, index);
    },
    ...(hasFix === 1 && { markClass: "has-fix" }),
  };
}

function actions(view: EditorView, core: Core, index: number): Action[] {
  const { doc } = view.state;
  const words = core.finding(doc.toString(), index);
  if (words === null) return [];
  const mend = words.fixes.map((remedy) => ({
    name: remedy.title.replaceAll("`", ""),
    apply: (view: EditorView) => {
      // Fixes are for the text that they were found in.
      if (view.state.doc.eq(doc)) apply(view, remedy);
    },
  }));
  const why = { name: view.state.phrase("Why?"), apply: () => core.command({ command: "rule", code: words.code }) };
  return [...mend, why];
}

function explain(words: Words | null): HTMLElement {
  const tip = document.createElement("div");
  if (words === null) return tip;
  tip.append(paragraph("tip-message", words.message));
  if (words.help !== null) tip.append(paragraph("tip-help", words.help));
  tip.append(paragraph("tip-code", `${words.title} · ${words.code}`));
  return tip;
}
