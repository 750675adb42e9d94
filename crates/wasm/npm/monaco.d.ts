import type { Catalogue, Sesstpl } from "./index.js";

/** What {@link attach} does, and for what. */
export interface MonacoOptions {
  /** The manager's release, asked for each time; the newest known one unless given. */
  readonly release?: () => string | null;
  /** What the cluster has, asked for each time. */
  readonly catalogue?: () => Catalogue | null;
  /** The language of the models; `yaml` unless given. */
  readonly language?: string;
  /** Which models of that language hold session templates; all unless given. */
  readonly accepts?: (model: { readonly uri: { toString(): string } }) => boolean;
  /** Milliseconds after the last change until the model is checked; 150 unless given. */
  readonly delay?: number;
  /** The markers' owner; `sesstpl` unless given. */
  readonly owner?: string;
}

/** What {@link attach} set up. */
export interface Attached {
  /** Checks all models again: after the release or the catalogue changed. */
  refresh(): void;
  /** Takes everything away again. */
  dispose(): void;
}

/**
 * Checks the models of a language while they are edited, and completes, explains, mends, formats, outlines and folds
 * them.
 *
 * @param monaco The editor: `import * as monaco from "monaco-editor"`.
 * @param sesstpl The package: `import * as sesstpl from "sesstpl"`, after `await sesstpl.init()`.
 */
export function attach(monaco: Monaco, sesstpl: Sesstpl, options?: MonacoOptions): Attached;

/** The parts of Monaco that are used, so that its types are not needed. */
export interface Monaco {
  readonly editor: object;
  readonly languages: object;
  readonly MarkerSeverity: object;
}
