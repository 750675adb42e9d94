// `yaml` reads and ajv judges; places come from the nodes of the document.

import { LineCounter, parseAllDocuments, parseDocument } from "yaml";

import { compile, orError } from "./ajv.js";

/** Makes the validator with the reader in one of its versions of YAML. */
export function yaml(schema, version) {
  const errorsOf = compile(schema());
  const options = (lineCounter) => ({ version, lineCounter, logLevel: "error" });
  const judged = (document, lines) => {
    const found = document.errors.map(({ message, pos }) => ({ message, start: lines.linePos(pos[0]) }));
    if (found.length > 0) {
      return found;
    }
    // It throws where aliases stand for too much.
    return orError(() => errorsOf(document.toJS())).map(({ message, path }) => ({
      message,
      path,
      start: lines.linePos((document.getIn(path ?? [], true) ?? document.contents)?.range?.[0] ?? 0),
    }));
  };
  return {
    check(text) {
      const lines = new LineCounter();
      return judged(parseDocument(text, options(lines)), lines);
    },
    checkStream(text) {
      const lines = new LineCounter();
      return parseAllDocuments(text, options(lines)).flatMap((document) => judged(document, lines));
    },
  };
}
