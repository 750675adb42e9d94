// Findings: squiggles, marks in the gutter, and what they say when pointed at.
import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import type { EditorView } from "@codemirror/view";

export interface Mark {
  from: number;
  to: number;
  severity: "error" | "launch" | "warning" | "hint";
  /** The severity in words. */
  title: string;
  message: string;
  help: string | null;
  code: string;
}

/** The editor's own severities; it has none for what stands between an error and a warning. */
const LEVEL = { error: "error", launch: "warning", warning: "info", hint: "hint" } as const;

export function showMarks(view: EditorView, marks: readonly Mark[]): void {
  const end = view.state.doc.length;
  const diagnostics = marks.map((mark): Diagnostic => {
    const from = Math.min(mark.from, end);
    return {
      from,
      to: Math.max(from, Math.min(mark.to, end)),
      severity: LEVEL[mark.severity],
      message: mark.message,
      renderMessage: () => explain(mark),
    };
  });
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

function explain(mark: Mark): HTMLElement {
  const parts = [paragraph("tip-message", mark.message)];
  if (mark.help !== null) parts.push(paragraph("tip-help", mark.help));
  parts.push(paragraph("tip-code", `${mark.title} · ${mark.code}`));
  const tip = document.createElement("div");
  tip.append(...parts);
  return tip;
}

function paragraph(className: string, text: string): HTMLElement {
  const element = document.createElement("p");
  element.className = className;
  element.append(...pieces(text));
  return element;
}

/** What stands between backticks is code. */
function pieces(text: string): Node[] {
  return text.split(/`([^`]*)`/).map((piece, index) => {
    const isCode = index % 2 === 1;
    const element = isCode ? document.createElement("code") : document.createTextNode(piece);
    if (isCode) element.textContent = piece;
    return element;
  });
}
