// The code editor, as the page sees it: text goes in and comes out, findings are shown, and the page is asked for all
// that needs to be known about templates. Offsets are UTF-16 code units into a text whose lines end in "\n".
import { redo, undo } from "@codemirror/commands";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

import { Changes } from "./changes";
import { type Change, Core, type Program } from "./core";
import { extensions } from "./extensions";
import { type Phrases, Speech } from "./speech";
import { type Marks, showMarks } from "./marks";

export interface Options extends Program {
  text: string;
  /** The accessible name. */
  label: string;
  /** The editor's words in the page's language, by the English ones. */
  phrases: Phrases;
  /** The id of the element that tells how to leave the editor by keyboard. */
  describedBy: string;
  /** Called at most once a frame with the whole text. */
  onChange(text: string): void;
}

export function create(parent: HTMLElement, options: Options): Editor {
  return new Editor(parent, options);
}

export class Editor {
  readonly #view: EditorView;
  readonly #changes: Changes;
  readonly #options: Options;
  readonly #core: Core;
  readonly #speech: Speech;

  constructor(parent: HTMLElement, options: Options) {
    this.#options = options;
    this.#core = new Core(options, () => this.#changes.flush());
    this.#speech = new Speech(options.phrases, options.label);
    this.#changes = new Changes(() => options.onChange(this.#view.state.doc.toString()));
    this.#view = new EditorView({ parent, state: this.#fresh(options.text) });
  }

  /** Shows another document: nothing to undo, the cursor at its start. */
  setText(text: string): void {
    this.#changes.drop();
    this.#view.setState(this.#fresh(text));
  }

  /** Shows these findings in place of the former ones. */
  setMarks(marks: Marks): void {
    showMarks(this.#view, this.#core, marks);
  }

  /**
   * Changes a text of `base` units into `text`, as one step that can be undone. If another text is there by now, all
   * that differs is changed. A step that joins is one with what was typed just before at the same place.
   */
  amend(changes: readonly Change[], base: number, text: string, joins: boolean): void {
    const { doc } = this.#view.state;
    this.#view.dispatch({
      changes: doc.length === base ? changes : difference(doc.toString(), text),
      // Steps without a name become one with the step before, if that was just now and beside them.
      ...(!joins && { userEvent: "input.amend" }),
    });
    // The page knows.
    if (this.#view.state.doc.toString() === text) this.#changes.drop();
  }

  /** Undoes the last step, or does it again. */
  travel(back: boolean): void {
    (back ? undo : redo)(this.#view);
  }

  /** Selects a range, scrolls it into view and takes the focus. */
  reveal(from: number, to: number): void {
    const end = this.#view.state.doc.length;
    const selection = { anchor: Math.min(from, end), head: Math.min(to, end) };
    this.#view.dispatch({ selection, effects: EditorView.scrollIntoView(selection.anchor, { y: "center" }) });
    this.#view.focus();
  }

  /** Says its words in another language from now on. */
  speak(phrases: Phrases, label: string): void {
    this.#view.dispatch({ effects: this.#speech.change(phrases, label) });
  }

  focus(): void {
    this.#view.focus();
  }

  /** Hands over what was typed last, then leaves the page. */
  destroy(): void {
    this.#changes.close();
    this.#view.destroy();
  }

  #fresh(text: string): EditorState {
    const { describedBy } = this.#options;
    return EditorState.create({
      doc: text,
      extensions: extensions({ speech: this.#speech.extension(), describedBy, onEdit: () => this.#changes.note(), onLeave: () => this.#changes.flush() }, this.#core),
    });
  }
}

/** The one change that makes a text of another. */
function difference(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}
