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

/** What is said of a finding when somebody looks at it. */
export interface Words {
  /** The severity in words. */
  title: string;
  message: string;
  help: string | null;
  code: string;
  /** What mends it, as far as that is known. */
  fixes: Remedy[];
}

export type Command =
  | { command: "save" | "format" | "outline" }
  | { command: "rename" | "next" | "previous"; from: number }
  | { command: "rule"; code: string };

type Question =
  | { question: "complete" | "hover"; offset: number }
  | { question: "folds" }
  | { question: "finding"; index: number }
  | { question: "fixes"; from: number; to: number };

/** Both take and give JSON. */
export interface Program {
  ask(question: string, text: string): string;
  command(command: string): void;
}

export class Core {
  readonly #program: Program;
  readonly #report: () => void;

  /** `report` tells the program what was typed and not told yet. */
  constructor(program: Program, report: () => void) {
    this.#program = program;
    this.#report = report;
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

  /** What there is to say of a finding, by its number; null where the text is another by now. */
  finding(text: string, index: number): Words | null {
    return this.#ask({ question: "finding", index }, text);
  }

  /** What can be mended of what touches a range. */
  fixes(text: string, from: number, to: number): Remedy[] {
    return this.#ask({ question: "fixes", from, to }, text) ?? [];
  }

  /** Commands are about the text with the letter that was typed last, which the program takes up in a task of its own. */
  command(command: Command): void {
    this.#report();
    queueMicrotask(() => this.#program.command(JSON.stringify(command)));
  }

  #ask<Answer>(question: Question, text: string): Answer | null {
    return JSON.parse(this.#program.ask(JSON.stringify(question), text)) as Answer | null;
  }
}
