import type { Extension } from "@codemirror/state";

import type { Catalogue, Sesstpl } from "./index.js";

/** What {@link sessionTemplates} does, and for what. */
export interface CodeMirrorOptions {
  /** The manager's release, asked for each time; the newest known one unless given. */
  readonly release?: () => string | null;
  /** What the cluster has, asked for each time. */
  readonly catalogue?: () => Catalogue | null;
  /** Milliseconds after the last change until the document is checked; 150 unless given. */
  readonly delay?: number;
  /** The key that formats; `Shift-Alt-f` unless given. */
  readonly formatKey?: string;
  /** Makes an element of Markdown; it is shown as written unless given. */
  readonly render?: (markdown: string) => HTMLElement;
}

/**
 * Checks a document while it is edited, and completes, explains, mends and formats it.
 *
 * @param sesstpl The package: `import * as sesstpl from "sesstpl"`, after `await sesstpl.init()`.
 */
export function sessionTemplates(sesstpl: Sesstpl, options?: CodeMirrorOptions): Extension;
