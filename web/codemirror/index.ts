// The code editor, as the page sees it: text goes in and comes out, findings are shown. It knows nothing about
// templates. Offsets are UTF-16 code units into a text whose lines end in "\n".
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

import { Changes } from "./changes";
import { extensions } from "./extensions";
import { type Mark, showMarks } from "./marks";

export type { Mark };

export interface Options {
  text: string;
  /** The accessible name. */
  label: string;
  /** The id of the element that tells how to leave the editor by keyboard. */
  describedBy: string;
  /** Called at most once a frame with the whole text. */
  onChange(text: string): void;
  /** The person asks to save. */
  onSave(): void;
}

export function create(parent: HTMLElement, options: Options): Editor {
  return new Editor(parent, options);
}

export class Editor {
  readonly #view: EditorView;
  readonly #changes: Changes;
  readonly #options: Options;

  constructor(parent: HTMLElement, options: Options) {
    this.#options = options;
    this.#changes = new Changes(() => options.onChange(this.#view.state.doc.toString()));
    this.#view = new EditorView({ parent, state: this.#fresh(options.text) });
  }

  /** Shows another document: nothing to undo, the cursor at its start. */
  setText(text: string): void {
    this.#changes.drop();
    this.#view.setState(this.#fresh(text));
  }

  /** Shows these findings in place of the former ones. */
  setMarks(marks: readonly Mark[]): void {
    showMarks(this.#view, marks);
  }

  /** Selects a range, scrolls it into view and takes the focus. */
  reveal(from: number, to: number): void {
    const end = this.#view.state.doc.length;
    const selection = { anchor: Math.min(from, end), head: Math.min(to, end) };
    this.#view.dispatch({ selection, effects: EditorView.scrollIntoView(selection.anchor, { y: "center" }) });
    this.#view.focus();
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
    const { label, describedBy, onSave } = this.#options;
    return EditorState.create({
      doc: text,
      extensions: extensions({ label, describedBy, onSave, onEdit: () => this.#changes.note() }),
    });
  }
}
