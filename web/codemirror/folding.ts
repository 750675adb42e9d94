// What can be folded away. It is asked for once nobody types; until then the former ranges move along with the text.
import { foldGutter, foldService } from "@codemirror/language";
import { type EditorState, type Extension, RangeSet, RangeValue, StateEffect, StateField } from "@codemirror/state";
import { EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";

import type { Core } from "./core";

/** Milliseconds without an edit after which nobody types. */
const QUIET = 250;

class Foldable extends RangeValue {}

const FOLDABLE = new Foldable();

type Foldables = RangeSet<Foldable>;

const found = StateEffect.define<Foldables>();

export function folding(core: Core): Extension {
  const foldables = StateField.define<Foldables>({
    create: () => RangeSet.empty,
    update(known, transaction) {
      for (const effect of transaction.effects) if (effect.is(found)) return effect.value;
      return known.map(transaction.changes);
    },
  });
  return [
    foldables,
    asking(core),
    foldService.of((state, start, end) => outermost(state.field(foldables), start, end)),
    foldGutter({
      foldingChanged: ({ transactions }) => transactions.some(({ effects }) => effects.some((effect) => effect.is(found))),
    }),
  ];
}

function ask(core: Core, state: EditorState): Foldables {
  const ranges = core.folds(state.doc.toString()).map(([from, to]) => FOLDABLE.range(from, to));
  return RangeSet.of(ranges, true);
}

/** The outermost range that begins on a line and goes beyond it. */
function outermost(foldables: Foldables, start: number, end: number): { from: number; to: number } | null {
  let outermost: { from: number; to: number } | null = null;
  foldables.between(start, end, (from, to) => {
    if (from < start || to <= end) return;
    outermost = { from, to };
    return false;
  });
  return outermost;
}

function asking(core: Core): Extension {
  return ViewPlugin.fromClass(
    class {
      #timeout = 0;

      constructor(view: EditorView) {
        this.#later(view);
      }

      update({ docChanged, view }: ViewUpdate): void {
        if (docChanged) this.#later(view);
      }

      destroy(): void {
        clearTimeout(this.#timeout);
      }

      #later(view: EditorView): void {
        clearTimeout(this.#timeout);
        this.#timeout = setTimeout(() => this.#ask(view), QUIET);
      }

      #ask(view: EditorView): void {
        view.dispatch({ effects: found.of(ask(core, view.state)) });
      }
    },
  );
}
