// What can be mended at the cursor: a lamp beside the line, and a menu.
import { forEachDiagnostic } from "@codemirror/lint";
import { type EditorState, type Extension, StateEffect, StateField } from "@codemirror/state";
import { EditorView, gutter, GutterMarker, keymap, showTooltip, type Tooltip, type TooltipView } from "@codemirror/view";

import type { Core, Remedy } from "./core";
import { pieces } from "./prose";

export function fixes(core: Core): Extension {
  return [menu, lamp(core), keymap.of([{ key: "Mod-.", preventDefault: true, run: (view) => open(view, core) }])];
}

const show = StateEffect.define<Tooltip | null>();

const menu = StateField.define<Tooltip | null>({
  create: () => null,
  update(shown, transaction) {
    for (const effect of transaction.effects) if (effect.is(show)) return effect.value;
    return transaction.docChanged || transaction.selection !== undefined ? null : shown;
  },
  provide: (field) => showTooltip.from(field),
});

/** Shows what can be mended on the lines of the selection. */
function open(view: EditorView, core: Core): boolean {
  const { state } = view;
  const { from, to, head } = state.selection.main;
  const remedies = core.fixes(state.doc.toString(), state.doc.lineAt(from).from, state.doc.lineAt(to).to);
  const tooltip: Tooltip = { pos: head, above: false, create: (view) => list(view, remedies) };
  view.dispatch({ effects: show.of(tooltip) });
  return true;
}

function list(view: EditorView, remedies: readonly Remedy[]): TooltipView {
  const dom = document.createElement("div");
  dom.className = "fix-menu";
  dom.setAttribute("role", "menu");
  dom.setAttribute("aria-label", view.state.phrase("What can be mended here"));
  const close = (): void => {
    view.dispatch({ effects: show.of(null) });
    view.focus();
  };
  const items = remedies.map((remedy) => item(view, remedy, () => (close(), apply(view, remedy))));
  if (items.length === 0) items.push(item(view, null, close));
  dom.append(...items);
  dom.addEventListener("keydown", (event) => {
    if (event.key === "Escape" || event.key === "Tab") close();
    else if (event.key === "ArrowDown") move(items, 1);
    else if (event.key === "ArrowUp") move(items, -1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  dom.addEventListener("focusout", (event) => {
    if (!(event.relatedTarget instanceof Node && dom.contains(event.relatedTarget))) {
      // The tooltip may be on its way out already.
      setTimeout(() => view.state.field(menu, false) !== null && view.dispatch({ effects: show.of(null) }));
    }
  });
  return { dom, mount: () => items[0]?.focus() };
}

function item({ state }: EditorView, remedy: Remedy | null, run: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("role", "menuitem");
  button.append(...pieces(remedy === null ? state.phrase("Nothing to mend here by itself") : remedy.title));
  if (remedy !== null && !remedy.safe) {
    const note = document.createElement("span");
    note.className = "fix-note";
    note.textContent = state.phrase("look at it afterwards");
    button.append(" ", note);
  }
  button.addEventListener("click", run);
  return button;
}

function move(items: readonly HTMLElement[], by: number): void {
  const at = items.findIndex((item) => item === document.activeElement);
  items[(at + by + items.length) % items.length]?.focus();
}

export function apply(view: EditorView, remedy: Remedy): void {
  view.dispatch({ changes: remedy.changes, userEvent: "input.fix" });
}

class Lamp extends GutterMarker {
  override toDOM({ state }: EditorView): Node {
    const lamp = document.createElement("span");
    lamp.className = "lamp";
    lamp.title = state.phrase("Something here can be mended (Ctrl-.)");
    return lamp;
  }
}

const LAMP = new Lamp();

function lamp(core: Core): Extension {
  return gutter({
    class: "cm-gutter-fixes",
    lineMarker: (view, line) => (hasFix(view.state, line.from, line.to) ? LAMP : null),
    lineMarkerChange: (update) =>
      update.selectionSet || update.transactions.some((transaction) => transaction.effects.length > 0),
    initialSpacer: () => LAMP,
    domEventHandlers: {
      mousedown(view, line, event) {
        if (!hasFix(view.state, line.from, line.to)) return false;
        event.preventDefault();
        return open(view, core);
      },
    },
  });
}

/** Whether the cursor is on this line and something on it can be mended. */
function hasFix(state: EditorState, from: number, to: number): boolean {
  const { head } = state.selection.main;
  if (head < from || head > to) return false;
  let found = false;
  forEachDiagnostic(state, (diagnostic, start, end) => {
    found ||= start <= to && end >= from && diagnostic.markClass === "has-fix";
  });
  return found;
}
