// What the code editor can do.
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import {
  bracketMatching,
  foldGutter,
  foldKeymap,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from "@codemirror/language";
import { lintGutter, lintKeymap } from "@codemirror/lint";
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

import { colours, theme } from "./theme";

export interface Behaviour {
  label: string;
  describedBy: string;
  onSave(): void;
  onEdit(): void;
}

export function extensions(behaviour: Behaviour): Extension {
  return [
    lintGutter(),
    lineNumbers(),
    foldGutter(),
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
    indentOnInput(),
    yaml(),
    theme,
    syntaxHighlighting(colours),
    keymap.of([
      { key: "Mod-s", preventDefault: true, run: () => (behaviour.onSave(), true) },
      ...defaultKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...foldKeymap,
      ...lintKeymap,
      indentWithTab,
    ]),
    EditorView.contentAttributes.of({
      "aria-label": behaviour.label,
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
  ];
}
