// Findings: squiggles, marks in the gutter, and what they say when pointed at.
import { type Action, type Diagnostic, setDiagnostics } from "@codemirror/lint";
import type { EditorView } from "@codemirror/view";

import type { Core, Remedy } from "./core";
import { apply } from "./fixes";
import { paragraph } from "./prose";

export interface Mark {
  from: number;
  to: number;
  severity: "error" | "launch" | "warning" | "hint";
  /** The severity in words. */
  title: string;
  message: string;
  help: string | null;
  code: string;
  /** What mends it, as far as that is known. */
  fixes: Remedy[];
}

/** The editor's own severities; it has none for what stands between an error and a warning. */
const LEVEL = { error: "error", launch: "warning", warning: "info", hint: "hint" } as const;

export function showMarks(view: EditorView, core: Core, marks: readonly Mark[]): void {
  const { doc } = view.state;
  const diagnostics = marks.map((mark): Diagnostic => {
    const from = Math.min(mark.from, doc.length);
    return {
      from,
      to: Math.max(from, Math.min(mark.to, doc.length)),
      severity: LEVEL[mark.severity],
      message: mark.message,
      renderMessage: () => explain(mark),
      actions: actions(core, view, mark),
      ...(mark.fixes.length > 0 && { markClass: "has-fix" }),
    };
  });
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

function actions(core: Core, { state }: EditorView, mark: Mark): Action[] {
  const { doc } = state;
  const mend = mark.fixes.map((remedy) => ({
    name: remedy.title.replaceAll("`", ""),
    apply: (view: EditorView) => {
      // Fixes are for the text that they were found in.
      if (view.state.doc.eq(doc)) apply(view, remedy);
    },
  }));
  return [...mend, { name: state.phrase("Why?"), apply: () => core.command({ command: "rule", code: mark.code }) }];
}

function explain(mark: Mark): HTMLElement {
  const parts = [paragraph("tip-message", mark.message)];
  if (mark.help !== null) parts.push(paragraph("tip-help", mark.help));
  parts.push(paragraph("tip-code", `${mark.title} · ${mark.code}`));
  const tip = document.createElement("div");
  tip.append(...parts);
  return tip;
}
