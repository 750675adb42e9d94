// The editor's own words and name, in the page's language.
import { Compartment, EditorState, type Extension, type StateEffect } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

export type Phrases = Record<string, string>;

export class Speech {
  readonly #place = new Compartment();
  #words: Extension;

  constructor(phrases: Phrases, label: string) {
    this.#words = words(phrases, label);
  }

  extension(): Extension {
    return this.#place.of(this.#words);
  }

  change(phrases: Phrases, label: string): StateEffect<unknown> {
    this.#words = words(phrases, label);
    return this.#place.reconfigure(this.#words);
  }
}

function words(phrases: Phrases, label: string): Extension {
  return [EditorState.phrases.of(phrases), EditorView.contentAttributes.of({ "aria-label": label })];
}
