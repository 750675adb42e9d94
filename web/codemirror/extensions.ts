// What the code editor can do.
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, foldKeymap, indentUnit } from "@codemirror/language";
import { lintGutter } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import {
  crosshairCursor,
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  rectangularSelection,
} from "@codemirror/view";

import { completion } from "./completion";
import type { Core } from "./core";
import { fixes } from "./fixes";
import { folding } from "./folding";
import { hover } from "./hover";
import { language } from "./language";
import { marking } from "./marks";
import { theme } from "./theme";

export interface Behaviour {
  speech: Extension;
  describedBy: string;
  onEdit(): void;
  onLeave(): void;
}

export function extensions(behaviour: Behaviour, core: Core): Extension {
  return [
    behaviour.speech,
    completion(core),
    hover(core),
    fixes(core),
    marking(),
    lintGutter(),
    lineNumbers(),
    folding(core),
    history(),
    search({ top: true }),
    highlightSelectionMatches(),
    highlightSpecialChars(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    bracketMatching(),
    drawSelection(),
    dropCursor(),
    rectangularSelection(),
    crosshairCursor(),
    EditorState.allowMultipleSelections.of(true),
    // YAML forbids tabs in indentation.
    indentUnit.of("  "),
    EditorState.tabSize.of(2),
    language(),
    theme,
    keymap.of([
      { key: "Mod-s", preventDefault: true, run: () => (core.command({ command: "save" }), true) },
      { key: "Shift-Alt-f", preventDefault: true, run: () => (core.command({ command: "format" }), true) },
      { key: "Mod-Shift-o", preventDefault: true, run: () => (core.command({ command: "outline" }), true) },
      { key: "F2", preventDefault: true, run: (view) => at(view, "rename") },
      { key: "F8", preventDefault: true, run: (view) => at(view, "next"), shift: (view) => at(view, "previous") },
      ...defaultKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...foldKeymap,
      indentWithTab,
    ]),
    EditorView.contentAttributes.of({
      "aria-describedby": behaviour.describedBy,
      "data-testid": "editor",
      tabindex: "0",
      spellcheck: "false",
      autocapitalize: "off",
      autocorrect: "off",
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) behaviour.onEdit();
    }),
    // Whoever goes on to the form finds there what was typed last.
    EditorView.domEventHandlers({ blur: () => behaviour.onLeave() }),
  ];

  function at(view: EditorView, command: "rename" | "next" | "previous"): boolean {
    core.command({ command, from: view.state.selection.main.from });
    return true;
  }
}
