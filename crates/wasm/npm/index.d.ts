/**
 * Checks every session template in a text, as a manager of the given release does.
 *
 * The text is JSON or YAML, one template or several in any envelope that documents come in. A half of a surrogate
 * pair counts as U+FFFD.
 *
 * @throws {SesstplError} `invalid-argument`, `unknown-release`; in browsers `not-initialized` before {@link init}.
 */
export function check(text: string, options?: CheckOptions): Report;

/** The manager releases that are known exactly, oldest first. */
export function releases(): string[];

/** This package's version. */
export function version(): string;

/**
 * Starts the WebAssembly module. In browsers, await it once before the first call; later calls return the same
 * promise. Node.js does not need it.
 *
 * @param source Where the module is, or the module itself; in browsers, `sesstpl_bg.wasm` beside the package's files
 * unless given. Node.js ignores it.
 * @throws {SesstplError} `init-failed`
 */
export function init(source?: InitSource): Promise<void>;

/** What {@link init} takes: an address, a response, the module's bytes, or the compiled module. */
export type InitSource =
  | string
  | ArrayBuffer
  | ArrayBufferView
  | Global<"URL">
  | Global<"Request">
  | Global<"Response">
  | Promise<Global<"Response">>
  | CompiledModule;

// Looked up, so that programs without the DOM's types can use these.
type Global<Name extends string> = typeof globalThis extends Record<Name, { prototype: infer Instance }>
  ? Instance
  : never;
type CompiledModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Instance } } }
  ? Instance & object
  : never;

/** What to check against. */
export interface CheckOptions {
  /**
   * The manager's release, written as the manager says it (`26.9.6`, `23.09.10`); the newest known one unless given.
   * A release that is not known exactly counts as the newest known one before it.
   */
  readonly release?: string | null | undefined;
}

/** All that is to be said of a text. */
export interface Report {
  /** The worst verdict of the text's templates. */
  readonly verdict: Verdict;
  /** Whether the manager stores every template of the text. */
  readonly ok: boolean;
  /** The release that it was checked against. */
  readonly release: string;
  /** How the text was read. */
  readonly notation: Notation;
  /** How the templates are wrapped. */
  readonly envelope: Envelope;
  /** Everything found, in the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
  /** The templates, in the order of the text. */
  readonly templates: readonly Template[];
}

/**
 * What the manager does: `accept` stores the template, `reject` is refused by the template check, `malformed` is
 * neither JSON nor YAML, and on `crash` the manager fails with a HTTP 500 without a reason.
 */
export type Verdict = "accept" | "reject" | "malformed" | "crash";

/** The notation a text was read in. */
export type Notation = "json" | "yaml";

/**
 * How templates are wrapped: nothing around the one template, a mapping with `session_templates:`, a list of
 * mappings with `template:`, or YAML documents with `template:`.
 */
export type Envelope = "bare" | "session-templates" | "list" | "documents";

/** What the manager does with one template. */
export type Template = AcceptedTemplate | RefusedTemplate;

/** A template that the manager stores. */
export interface AcceptedTemplate extends TemplatePlace {
  readonly verdict: "accept";
  /** The normalized template, exactly as the release stores it. */
  readonly stored: JsonObject;
}

/** A template that the manager does not store. */
export interface RefusedTemplate extends TemplatePlace {
  readonly verdict: Exclude<Verdict, "accept">;
  readonly stored: null;
}

/** Which template it is, and where. */
export interface TemplatePlace extends TextRange {
  /** Its `metadata.name`, where that can be read. */
  readonly name: string | null;
  /** The `name` beside `template:`, under which the manager lists it instead. */
  readonly listedAs: string | null;
}

/** Something a person should know about a document. */
export interface Diagnostic extends TextRange {
  /** The rule's stable name, as `save/unknown-key`. */
  readonly code: string;
  /** How bad it is. */
  readonly severity: Severity;
  /** What is wrong, and what the manager will do. */
  readonly message: string;
  /** How to mend it. */
  readonly help: string | null;
  /** The place in the template: keys, and indices from 0. Empty for the whole of it, or of the text. */
  readonly path: readonly (string | number)[];
  /** The same place for people, as `spec.agent_list[0]`. */
  readonly pathText: string;
  /** The template's index in {@link Report.templates}; null for the text as a whole. */
  readonly template: number | null;
  /** Other places that matter. */
  readonly related: readonly Related[];
}

/**
 * How bad a finding is: with an `error` the manager refuses the template or crashes; with `launch` it stores it, but
 * it cannot launch or does something else than written; a `warning` is probably not what is meant; a `hint` could be
 * better.
 */
export type Severity = "error" | "launch" | "warning" | "hint";

/** A second place that explains a diagnostic. */
export interface Related extends TextRange {
  /** What is there. */
  readonly message: string;
}

/** A part of the text. */
export interface TextRange {
  /** The first character. */
  readonly start: Position;
  /** After the last character. */
  readonly end: Position;
}

/** A place in the text, in UTF-16 units as JavaScript strings have them; all numbers count from 0. */
export interface Position {
  /** From the start of the text, as for `String.prototype.slice`. */
  readonly offset: number;
  /** Lines end at `\n`, `\r\n` or `\r`. */
  readonly line: number;
  /** From the start of the line. */
  readonly column: number;
}

/** A call that could not be answered. */
export class SesstplError extends Error {
  constructor(code: SesstplErrorCode, message: string, options?: { cause?: unknown });
  readonly name: "SesstplError";
  /** Why. */
  readonly code: SesstplErrorCode;
}

/**
 * Why a call could not be answered: an argument of the wrong type, a release that is none, a call before `init()`,
 * a WebAssembly module that could not be loaded, or a fault of this package.
 */
export type SesstplErrorCode =
  | "invalid-argument"
  | "unknown-release"
  | "not-initialized"
  | "init-failed"
  | "internal";

/** What JSON can hold. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}
