/**
 * Checks every session template in a text, as a manager of the given release does.
 *
 * The text is JSON or YAML, one template or several in any envelope that documents come in. A half of a surrogate
 * pair counts as U+FFFD.
 *
 * @throws {SesstplError} `invalid-argument`, `unknown-release`; in browsers `not-initialized` before {@link init}.
 */
export function check(text: string, options?: CheckOptions): Report;

/**
 * The diagnostics that have fixes, with their fixes, the best first. Each fix was tried: the text after it has the values
 * that are meant and no others, and no longer has the diagnostic.
 *
 * @throws {SesstplError} As {@link check}.
 */
export function fixes(text: string, options?: FixOptions): Fixable[];

/**
 * Makes all fixes, one after the other, until none is left. Comments, order and quotes stay.
 *
 * @throws {SesstplError} As {@link check}.
 */
export function mend(text: string, options?: MendOptions): Mended;

/**
 * What may be written at an offset, best first.
 *
 * @throws {SesstplError} As {@link check}.
 */
export function complete(text: string, offset: number, options?: CheckOptions): Completion[];

/**
 * Words about the key or the word at an offset; null where there is neither.
 *
 * @throws {SesstplError} As {@link check}.
 */
export function hover(text: string, offset: number, options?: CheckOptions): Hover | null;

/** The parts of a text, for overviews. */
export function symbols(text: string, options?: CheckOptions): DocumentSymbol[];

/** What can be folded away in a text. */
export function folding(text: string, options?: CheckOptions): FoldingRange[];

/** Gives a text the usual layout. Only space changes: values, comments, quotes and order stay. */
export function format(text: string, options?: CheckOptions): Edited | Refused;

/**
 * Changes values of a template, or of a whole document, by path, and nothing else: comments, order, quotes and indentation
 * stay.
 *
 * @throws {SesstplError} As {@link check}; `invalid-argument` for an operation that is none.
 */
export function edit(
  text: string,
  operations: Operation | readonly Operation[],
  options?: EditOptions,
): Edited | Refused;

/** The session that a launch of a template asks for. */
export function plan(text: string, options?: PlanOptions): LaunchPlan | Refused;

/**
 * What is sent to a manager as `payload` so that it stores exactly the text's templates: of `POST /template/session`, or
 * of `PUT /template/session/{id}`.
 */
export function payload(text: string, options?: PayloadOptions): Payload | Refused;

/** A template as a manager stores and lists it, as a document that can be sent again. */
export function fromStored(stored: JsonObject): string;

/** What a release takes, as JSON Schema (draft 7). It cannot say all that {@link check} says. */
export function jsonSchema(options?: CheckOptions): JsonObject;

/** Every rule with its documentation, by group and code. */
export function rules(): Rule[];

/** The manager releases that are known exactly, oldest first. */
export function releases(): string[];

/** This package's version. */
export function version(): string;

/**
 * Starts the WebAssembly module. In browsers, await it once before the first call; later calls return the same
 * promise. Node.js does not need it.
 *
 * @param source Where the module's first part is, or the part itself, or where both parts are; in browsers,
 * `sesstpl_bg.wasm` and `sesstpl_more.wasm` beside the package's files unless given. Node.js ignores it.
 * @throws {SesstplError} `init-failed`
 */
export function init(source?: InitSource | InitOptions): Promise<void>;

/** How to start the module, which has two parts: what {@link check} runs through, and the rest. */
export interface InitOptions {
  /** Where the first part is, or the part itself. */
  readonly module?: InitSource;
  /** Where the second part is, or the part itself: `sesstpl_more.wasm` beside the address of the first unless given. */
  readonly more?: InitSource;
  /**
   * Whether the promise is resolved as soon as {@link check} answers what templates usually need. The rest is then fetched
   * in the background; until it is there, whatever needs it throws `not-loaded`. `await init()` waits for it.
   */
  readonly early?: boolean;
}

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

/** All calls: what `import * as sesstpl from "sesstpl"` gives, for code that is handed the package. */
export interface Sesstpl {
  check: typeof check;
  fixes: typeof fixes;
  mend: typeof mend;
  complete: typeof complete;
  hover: typeof hover;
  symbols: typeof symbols;
  folding: typeof folding;
  format: typeof format;
  edit: typeof edit;
  plan: typeof plan;
  payload: typeof payload;
  fromStored: typeof fromStored;
  jsonSchema: typeof jsonSchema;
  rules: typeof rules;
  releases: typeof releases;
  version: typeof version;
}

/** What to check against, and how to count. */
export interface CheckOptions {
  /**
   * The manager's release, written as the manager says it (`26.9.6`, `23.09.10`); the newest known one unless given.
   * A release that is not known exactly counts as the newest known one before it.
   */
  readonly release?: string | null | undefined;
  /** The units of offsets and columns, given and returned: JavaScript's unless given. */
  readonly encoding?: Encoding | null | undefined;
  /** What the cluster has: diagnostics tell of what it does not have, completions offer what it has. */
  readonly catalogue?: Catalogue | null | undefined;
}

/** What offsets and columns count: JavaScript's string units, or bytes. */
export type Encoding = "utf-16" | "utf-8";

/** What a cluster has. A list that is missing is not known; one that is there is complete. */
export interface Catalogue {
  /** The images that sessions may run. */
  readonly images?: readonly Image[] | null;
  /** The names of the storage folders that may be mounted. */
  readonly folders?: readonly string[] | null;
  /** The kinds of resources. */
  readonly slots?: readonly Slot[] | null;
  /** The resource groups. */
  readonly scalingGroups?: readonly ScalingGroup[] | null;
  /** The machines that run sessions. */
  readonly agents?: readonly Agent[] | null;
  /** Projects, offered where a document may name one. */
  readonly projects?: readonly string[] | null;
}

/** An image that sessions may run. */
export interface Image {
  /** The full name: registry, path and tag. */
  readonly name: string;
  /** The processor that it is made for, as `x86_64`. */
  readonly architecture: string;
  /** Other names. */
  readonly aliases?: readonly string[];
  /** The least amount of each slot, as administrators write it: `{ mem: "64m" }`. */
  readonly minimum?: Readonly<Record<string, string>>;
  /** The shared memory that it is given, as `64m`. */
  readonly sharedMemory?: string;
  /** Shown beside the name in completions; the architecture unless given. */
  readonly detail?: string;
}

/** A kind of resource. */
export interface Slot {
  /** The name, as `cuda.device`. */
  readonly name: string;
  /** What it is counted in. */
  readonly unit: Unit;
  /** Shown beside the name in completions. */
  readonly detail?: string;
}

/** What a resource is counted in: pieces, bytes, or pieces of which a session has one or none. */
export type Unit = "count" | "bytes" | "unique";

/** A resource group. */
export interface ScalingGroup {
  /** The name. */
  readonly name: string;
  /** Whether the project may use it; so it may unless false is given. */
  readonly isAllowed?: boolean;
  /** Shown beside the name in completions. */
  readonly detail?: string;
}

/** A machine that runs sessions. */
export interface Agent {
  /** The name. */
  readonly name: string;
  /** The processor, as `x86_64`. */
  readonly architecture: string;
  /** The resource group that it belongs to. */
  readonly scalingGroup: string;
  /** What it has of each slot: pieces or bytes, in decimal digits. */
  readonly slots?: Readonly<Record<string, string>>;
}

/** Which fixes to look for. */
export interface FixOptions extends CheckOptions {
  /** Only of diagnostics that touch this part of the text: offsets, or positions as diagnostics have them. */
  readonly range?: OffsetRange | { readonly start: Position; readonly end: Position } | null | undefined;
}

/** Which fixes to make. */
export interface MendOptions extends CheckOptions {
  /** Also those that may not be what was meant. */
  readonly unsafe?: boolean;
}

/** What an edit is of: a template, the first unless given, or else a document. */
export interface EditOptions extends CheckOptions {
  /** The template's index in {@link Report.templates}. Paths start at it. */
  readonly template?: number;
  /** The document's index in the text. Paths start at its root. */
  readonly document?: number;
}

/** What a payload is for. */
export interface PayloadOptions extends CheckOptions {
  /** A new template, or another version of one; a new one unless given. */
  readonly for?: "create" | "update";
}

/** What is launched. */
export interface PlanOptions extends CheckOptions {
  /** The template's index in {@link Report.templates}; the first unless given. */
  readonly template?: number;
  /** The session's name, 4 to 64 of the letters a to z, digits, `_`, `-` and `.`; `session` unless given. */
  readonly name?: string;
  /** The project; `default` unless given. */
  readonly group?: string;
  /** The domain; `default` unless given. */
  readonly domain?: string;
  /** What is said in place of the template. */
  readonly overrides?: Overrides;
}

/** What a launch says in place of the template. What is missing leaves the template as it is. */
export interface Overrides {
  readonly type?: "interactive" | "batch" | "inference";
  readonly image?: string;
  readonly architecture?: string;
  /** The command that a batch session runs. */
  readonly startupCommand?: string;
  readonly tag?: string;
  readonly scalingGroup?: string;
  /** Amounts by slot. */
  readonly resources?: Readonly<Record<string, string | number>>;
  /** Environment variables. */
  readonly environ?: Readonly<Record<string, string>>;
  /** Folders with their paths, null for the usual place. */
  readonly mounts?: Readonly<Record<string, string | null>>;
  /** Which of the template's own entries are left out. */
  readonly alone?: readonly ("resources" | "environ" | "mounts")[];
  /** When a batch session starts, in ISO 8601. */
  readonly startsAt?: string;
  /** More is earlier. */
  readonly priority?: number;
  /** How many parts the session has. */
  readonly clusterSize?: number;
  /** An address that is told of the session's steps. */
  readonly callbackUrl?: string;
  /** Sessions that must have ended well before. */
  readonly dependsOn?: readonly string[];
  /** The access key of the person for whom the session is. */
  readonly owner?: string;
  /** Options of resources, as `{ shmem: "1g" }`. */
  readonly resourceOptions?: Readonly<Record<string, string>>;
}

/** One change to values. A path is of keys, and indices from 0. */
export type Operation = SetValue | RemoveEntry | RenameEntry | InsertEntry | InsertItem;

/** Gives a place a value. Mappings and lists that are missing on the way are made. */
export interface SetValue {
  readonly op: "set";
  readonly path: Path;
  readonly value: JsonValue;
}

/** Takes an entry or an item away, with the comments that are about it. */
export interface RemoveEntry {
  readonly op: "remove";
  readonly path: Path;
}

/** Gives an entry another key. */
export interface RenameEntry {
  readonly op: "rename";
  readonly path: Path;
  readonly key: string;
}

/** Adds an entry to a mapping: last, unless `before` or `after` names the key of another. */
export interface InsertEntry {
  readonly op: "insert";
  /** The place of the mapping. */
  readonly path: Path;
  readonly key: string;
  readonly value: JsonValue;
  readonly before?: string;
  readonly after?: string;
}

/** Adds an item to a list. */
export interface InsertItem {
  readonly op: "insert";
  /** The place of the list. */
  readonly path: Path;
  /** The index that the item has afterwards, at most the length of the list. */
  readonly index: number;
  readonly value: JsonValue;
}

/** The way to a place: keys, and indices from 0. */
export type Path = readonly (string | number)[];

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
  /**
   * The normalized template, exactly as the release stores it. The first time that one of a report's is read, the text is
   * looked at once more and the stored forms of all its templates are made.
   */
  readonly stored: JsonObject;
}

/** A template that the manager does not store. */
export interface RefusedTemplate extends TemplatePlace {
  readonly verdict: Exclude<Verdict, "accept">;
  readonly stored: null;
}

/** Which template it is, and where. */
export interface TemplatePlace extends TextRange {
  /** What it is for, as its `kind` says; templates for clusters are stored and cannot be launched. */
  readonly kind: "session" | "cluster";
  /** Its `metadata.name`, where that can be read. */
  readonly name: string | null;
  /** The `name` beside `template:`, under which the manager lists it instead. */
  readonly listedAs: string | null;
}

/** Something a person should know about a document. */
export interface Diagnostic extends TextRange {
  /** The rule's stable name. */
  readonly code: RuleCode;
  /** How bad it is. */
  readonly severity: Severity;
  /** What is wrong, and what the manager will do. */
  readonly message: string;
  /** How to mend it. */
  readonly help: string | null;
  /** The place in the template: keys, and indices from 0. Empty for the whole of it, or of the text. */
  readonly path: Path;
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

/** The stable name of a rule: its group, then what it finds. */
export type RuleCode = never;

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

/** A part of a text, by offsets. */
export interface OffsetRange {
  readonly start: number;
  readonly end: number;
}

/** A place in the text, in UTF-16 units as JavaScript strings have them unless asked otherwise; all numbers count from 0. */
export interface Position {
  /** From the start of the text, as for `String.prototype.slice`. */
  readonly offset: number;
  /** Lines end at `\n`, `\r\n` or `\r`. */
  readonly line: number;
  /** From the start of the line. */
  readonly column: number;
}

/** Why something is not done. */
export interface Refused {
  readonly ok: false;
  /** What is wrong and what to do, for people. */
  readonly reason: string;
}

/** Text that takes the place of a part of another. */
export interface TextEdit extends TextRange {
  /** What comes in its place. */
  readonly text: string;
}

/** A text that was changed. */
export interface Edited {
  readonly ok: true;
  /** The text. */
  readonly text: string;
  /** The same as edits of the text as it was, in its order; no two overlap. */
  readonly edits: readonly TextEdit[];
}

/** A diagnostic that has fixes. */
export interface Fixable {
  readonly diagnostic: Diagnostic;
  /** At least one, the best first. */
  readonly fixes: readonly Fix[];
}

/** Edits that mend what a diagnostic is about. */
export interface Fix {
  /** What is done, as a command. */
  readonly title: string;
  /** `safe` means the same to the manager, or is all that can have been meant; `unsafe` may not be what was meant. */
  readonly applicability: "safe" | "unsafe";
  /** In the order of the text; no two overlap. */
  readonly edits: readonly TextEdit[];
}

/** A text after fixes. */
export interface Mended {
  /** The text. */
  readonly text: string;
  /** The same as edits of the text as it was. */
  readonly edits: readonly TextEdit[];
  /** The titles of the fixes, in the order in which they were made. */
  readonly titles: readonly string[];
  /** Whether no fix is left; if not, fixes undo each other. */
  readonly settled: boolean;
}

/** Something that may be written. `start` and `end` are the part of the document that is replaced. */
export interface Completion extends TextRange {
  /** What is shown: a field's first name, a word, a value. */
  readonly label: string;
  /** What it is: a field, a key around templates, a whole template, a word that a field takes, or what the cluster has. */
  readonly kind: "field" | "envelope" | "template" | "word" | "host";
  /** A line about it. */
  readonly detail: string;
  /** What it means; may be empty. */
  readonly documentation: string;
  /** Other names under which it should be found. */
  readonly aliases: readonly string[];
  /** Whether the template is refused without it. */
  readonly required: boolean;
  /** What is put there. */
  readonly text: string;
  /** The parts of {@link Completion.text} that are to be filled in, in order. */
  readonly stops: readonly OffsetRange[];
}

/** Words about a place. */
export interface Hover extends TextRange {
  readonly markdown: string;
}

/** A part of a document. */
export interface DocumentSymbol extends TextRange {
  /** Its key; of a template in a list, the template's name; of another item, its number from 1. */
  readonly name: string;
  /** Its value, where that is a single one; shortened. */
  readonly detail: string;
  /** What it is. */
  readonly kind: "template" | "mapping" | "list" | "value";
  /** The part that names it. */
  readonly selection: TextRange;
  /** What it is made of. */
  readonly children: readonly DocumentSymbol[];
}

/** What disappears when lines are folded away: from the end of the first line, which stays. */
export interface FoldingRange extends TextRange {
  readonly kind: "mapping" | "list" | "text" | "comment";
}

/** A session as it will be asked for. */
export interface LaunchPlan {
  readonly ok: true;
  /** The body of `POST /session`, with every password in it. */
  readonly request: JsonObject;
  /** The script that prepares the session, with `***` for the repository's password; null where there is none. */
  readonly shownScript: string | null;
  /** Where the session finds its folders. */
  readonly mounts: readonly Mount[];
  /** What the session gets of each slot; amounts that the release does not understand are left out. */
  readonly resources: readonly Allotment[];
  /** Everything because of which the session does not come to be as planned. */
  readonly obstacles: readonly Obstacle[];
  /** Keys of the request that the release does not know and refuses with HTTP 400. */
  readonly unknown: readonly string[];
  /** What the manager's own launch from the template would lose. */
  readonly losses: readonly Loss[];
}

/** A folder that the session sees. */
export interface Mount {
  readonly folder: string;
  /** The absolute path in the session. */
  readonly path: string;
}

/** An amount that the session gets. */
export interface Allotment {
  readonly slot: string;
  readonly unit: Unit;
  /** Pieces or bytes, as a decimal number. */
  readonly amount: string;
  /** The same for people, as `4 GiB`. */
  readonly shown: string;
  /** Whether the template asks for it; else it is the least that the image needs. */
  readonly askedFor: boolean;
}

/** Something because of which a session does not come to be as planned. */
export type Obstacle = ObstacleFacts &
  (
    | { /** The manager answers with this HTTP status. */ readonly effect: "refused"; readonly status: number }
    | { /** It never runs, or runs with something else. */ readonly effect: "waits" | "differs"; readonly status: null }
  );

/** What an obstacle is about. */
export interface ObstacleFacts {
  /** The rule that explains it. */
  readonly code: RuleCode;
  /** The field of the template. */
  readonly field: string;
  /** The key within the field: a folder, a slot, a variable. */
  readonly key: string | null;
  /** What is wrong and what the manager does. */
  readonly message: string;
  /** How to mend it. */
  readonly help: string;
}

/** Something that the manager's own launch from a template loses. */
export interface Loss {
  /** The field that is lost. */
  readonly field: string;
  /** The HTTP status, where the launch fails altogether. */
  readonly status: number | null;
  /** What happens. */
  readonly message: string;
}

/** What is sent to a manager. */
export interface Payload {
  readonly ok: true;
  readonly payload: string;
}

/** A rule with its documentation. */
export interface Rule {
  readonly code: RuleCode;
  readonly severity: Severity;
  /** The first series of releases that it holds for, as `25.19`. */
  readonly since: string;
  /** The first series that it does not hold for any more. */
  readonly until: string | null;
  /** What it finds, in one line. */
  readonly summary: string;
  /** Why that matters: what the manager does. */
  readonly why: string;
  /** A document in which it finds something. */
  readonly example: string;
  /** The same document, mended. */
  readonly mended: string;
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
 * one that needs what is still being fetched after `init({ early: true })`, a WebAssembly module that could not be loaded,
 * or a fault of this package.
 */
export type SesstplErrorCode =
  | "invalid-argument"
  | "unknown-release"
  | "not-initialized"
  | "not-loaded"
  | "init-failed"
  | "internal";

/** What JSON can hold. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}
