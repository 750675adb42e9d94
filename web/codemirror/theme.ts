// The code editor's look. Every colour is one of the page's custom properties, so that it follows the page's theme.
import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export const theme = EditorView.theme({
  "&": { height: "100%", color: "var(--ink)", backgroundColor: "var(--surface)", fontSize: "var(--text-code)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font-code)", lineHeight: "1.6", overflow: "auto" },
  ".cm-content": { caretColor: "var(--ink)", paddingBlock: "var(--space-2)" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--selection)",
  },
  ".cm-activeLine": { backgroundColor: "var(--active-line)" },
  ".cm-gutters": { color: "var(--ink-quiet)", backgroundColor: "var(--surface)", border: "none" },
  ".cm-activeLineGutter": { color: "var(--ink)", backgroundColor: "var(--active-line)" },
  ".cm-gutter-lint": { width: "1.6em" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "0.45em 0 0 0.55em" },
  ".cm-lint-marker": { width: "0.7em", height: "0.7em", content: "none" },
  ".cm-foldPlaceholder": {
    color: "var(--ink-soft)",
    backgroundColor: "var(--surface-raised)",
    border: "1px solid var(--line)",
    paddingInline: "var(--space-1)",
  },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--selection)", outline: "1px solid var(--line-strong)" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "transparent", color: "var(--error)" },
  ".cm-selectionMatch": { backgroundColor: "var(--match)" },
  ".cm-searchMatch": { backgroundColor: "var(--match)", outline: "1px solid var(--line-strong)" },
  ".cm-searchMatch-selected": { backgroundColor: "var(--selection)" },
});

export const colours = HighlightStyle.define([
  { tag: tags.atom, color: "var(--code-key)" },
  { tag: tags.string, color: "var(--code-text)" },
  { tag: tags.comment, color: "var(--code-comment)", fontStyle: "italic" },
  { tag: [tags.keyword, tags.number], color: "var(--code-tag)" },
  { tag: tags.meta, color: "var(--ink-soft)" },
]);
