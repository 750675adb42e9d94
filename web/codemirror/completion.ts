// What may be written at the cursor.
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  insertCompletionText,
  snippet,
  startCompletion,
} from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";

import type { Core, Proposal } from "./core";
import { markdown } from "./prose";

export function completion(core: Core): Extension {
  return autocompletion({
    override: [(context) => proposals(core, context)],
    icons: false,
    // The core gives the best first.
    compareCompletions: () => 0,
    optionClass: (option) => `completion-${option.type ?? "field"}`,
  });
}

function proposals(core: Core, context: CompletionContext): CompletionResult | null {
  const found = core.complete(context.state.doc.toString(), context.pos);
  const first = found[0];
  if (first === undefined) return null;
  // Where nothing is begun, keys would only be in the way of who goes on to the next line.
  const isBegun = first.from < first.to;
  if (!context.explicit && !isBegun && first.kind !== "word" && first.kind !== "host") return null;
  return {
    from: first.from,
    to: first.to,
    filter: false,
    options: found.filter((one) => one.from === first.from && one.to === first.to).map(option),
  };
}

function option(proposal: Proposal): Completion {
  const { label, detail, documentation, kind, required } = proposal;
  // A field's line about itself begins with its name again.
  const short = detail.startsWith(`${label}: `) ? detail.slice(label.length + 2) : detail;
  return {
    label,
    type: required ? "required" : kind,
    detail: short,
    ...(documentation !== "" && { info: () => markdown(documentation) }),
    apply: (view, picked, from, to) => {
      write(view, picked, proposal, from, to);
    },
  };
}

function write(view: EditorView, picked: Completion, proposal: Proposal, from: number, to: number): void {
  const { insert, stops } = proposal;
  if (stops.length === 0) {
    view.dispatch({ ...insertCompletionText(view.state, insert, from, to), userEvent: "input.complete" });
    return;
  }
  const line = view.state.doc.lineAt(from);
  const indent = /^ */.exec(line.text)?.[0] ?? "";
  snippet(template(insert, stops, indent))(view, picked, from, to);
  const [first] = stops;
  // What is to be filled in may be a word or a name that is known.
  if (first !== undefined && first[0] === first[1]) startCompletion(view);
}

/** The text as a snippet, which indents every line as the first one is. */
function template(insert: string, stops: [number, number][], indent: string): string {
  let text = "";
  let end = 0;
  for (const [index, [from, to]] of stops.entries()) {
    const proposal = insert.slice(from, to).replace(/[{}]/g, "");
    text += `${plain(insert.slice(end, from))}#{${index + 1}${proposal === "" ? "" : `:${proposal}`}}`;
    end = to;
  }
  return (text + plain(insert.slice(end))).replaceAll(`\n${indent}`, "\n");
}

function plain(text: string): string {
  return text.replace(/[{}]/g, "\\$&");
}
