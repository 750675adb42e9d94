// The parts of a line of YAML, as far as colours need them: a value is one part to its end, whatever colons are in it.
import type { StreamParser, StringStream } from "@codemirror/language";

interface State {
  /** The indentation of the line whose block of text goes on; -1 outside of one. */
  block: number;
  /** How many brackets are open. */
  brackets: number;
  /** The quote that is open. */
  quote: string;
  /** Whether a key of this line is behind us. */
  isValue: boolean;
}

const WORDS = /^(?:true|false|yes|no|on|off|null|~)$/i;
const NUMBER = /^[-+]?(?:\d[\d_]*)(?:\.\d*)?(?:e[-+]?\d+)?$/i;

export const tokens: StreamParser<State> = {
  name: "yaml",
  startState: () => ({ block: -1, brackets: 0, quote: "", isValue: false }),
  copyState: (state) => ({ ...state }),
  languageData: { commentTokens: { line: "#" } },
  token(stream, state) {
    if (stream.sol()) {
      state.isValue = false;
      if (state.block >= 0 && stream.indentation() > state.block) {
        stream.skipToEnd();
        return "string";
      }
      state.block = -1;
      if (state.quote === "" && stream.match(/^(?:---|\.\.\.)(?=\s|$)/)) return "meta";
    }
    if (state.quote !== "") return quoted(stream, state);
    const isApart = stream.pos === 0 || /\s/.test(stream.string.charAt(stream.pos - 1));
    if (stream.eatSpace()) return null;
    if (isApart && stream.peek() === "#") {
      stream.skipToEnd();
      return "comment";
    }
    if (stream.match(/^[&*!][^\s,[\]{}]*/)) return "keyword";
    if (stream.match(/^["']/, false)) {
      state.quote = stream.next() ?? "";
      return quoted(stream, state);
    }
    if (stream.match(/^[[{]/)) {
      state.brackets += 1;
      state.isValue = false;
      return "meta";
    }
    if (stream.match(/^[\]}]/)) {
      state.brackets = Math.max(0, state.brackets - 1);
      return "meta";
    }
    if (state.brackets > 0 && stream.match(/^,/)) {
      state.isValue = false;
      return "meta";
    }
    if (stream.match(/^[-?](?=\s|$)/)) return "meta";
    if (stream.match(/^:(?=[\s,[\]{}]|$)/)) {
      state.isValue = true;
      return "meta";
    }
    if (stream.match(/^[|>][-+\d]*(?=\s*(?:#|$))/)) {
      state.block = stream.indentation();
      return "meta";
    }
    return plain(stream, state);
  },
};

/** What is written without quotes, to its end: a key's colon, a comment, or what closes or goes on in brackets. */
function plain(stream: StringStream, state: State): string | null {
  const start = stream.pos;
  const end = state.brackets > 0 ? /:(?=[\s,[\]{}]|$)|\s#|[,[\]{}]/ : /:(?=\s|$)|\s#/;
  const length = stream.string.slice(start + 1).search(end);
  stream.pos = length < 0 ? stream.string.length : start + 1 + length;
  if (stream.peek() === ":") return "atom";
  const text = stream.current().trim();
  if (WORDS.test(text)) return "keyword";
  return NUMBER.test(text) ? "number" : null;
}

/** What is left of a text in quotes on this line. */
function quoted(stream: StringStream, state: State): string {
  const rest = state.quote === "'" ? /^(?:[^']|'')*/ : /^(?:[^"\\]|\\.?)*/;
  stream.match(rest);
  if (!stream.eol()) {
    stream.next();
    state.quote = "";
  }
  return !state.isValue && state.quote === "" && stream.match(/^\s*:(?=\s|$)/, false) ? "atom" : "string";
}
