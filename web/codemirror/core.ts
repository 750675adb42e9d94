// What the editor asks of the program around it, which knows templates. Offsets are UTF-16 code units.

export interface Change {
  from: number;
  to: number;
  insert: string;
}

/** A way to mend something. */
export interface Remedy {
  title: string;
  safe: boolean;
  changes: Change[];
}

/** Something that may be written at the cursor. */
export interface Proposal {
  label: string;
  kind: "field" | "template" | "word" | "host";
  detail: string;
  documentation: string;
  required: boolean;
  from: number;
  to: number;
  insert: string;
  /** Pairs of offsets in `insert`: what is to be filled in. */
  stops: [number, number][];
}

/** Words about a place. */
export interface Tip {
  from: number;
  to: number;
  markdown: string;
}

export type Command =
  | { command: "save" | "format" | "outline" }
  | { command: "rename" | "next" | "previous"; from: number }
  | { command: "rule"; code: string };

type Question =
  | { question: "complete" | "hover"; offset: number }
  | { question: "folds" }
  | { question: "fixes"; from: number; to: number };

/** Both take and give JSON. */
export interface Program {
  ask(question: string, text: string): string;
  command(command: string): void;
}

export class Core {
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  complete(text: string, offset: number): Proposal[] {
    return this.#ask({ question: "complete", offset }, text) ?? [];
  }

  hover(text: string, offset: number): Tip | null {
    return this.#ask({ question: "hover", offset }, text);
  }

  /** What can be folded away: pairs of offsets, in order. */
  folds(text: string): [number, number][] {
    return this.#ask({ question: "folds" }, text) ?? [];
  }

  /** What can be mended of what touches a range. */
  fixes(text: string, from: number, to: number): Remedy[] {
    return this.#ask({ question: "fixes", from, to }, text) ?? [];
  }

  command(command: Command): void {
    this.#program.command(JSON.stringify(command));
  }

  #ask<Answer>(question: Question, text: string): Answer | null {
    return JSON.parse(this.#program.ask(JSON.stringify(question), text)) as Answer | null;
  }
}
