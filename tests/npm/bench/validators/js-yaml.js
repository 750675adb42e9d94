// js-yaml reads and ajv judges; the reader keeps no places.

import { load, loadAll } from "js-yaml";

import { compile, orError } from "./ajv.js";

/** Makes the validator with the reader's own choice of tags, or those given. */
export function jsYaml(schema, options) {
  const errorsOf = compile(schema());
  return {
    check: (text) => orError(() => errorsOf(load(text, options))),
    checkStream: (text) => orError(() => loadAll(text, options).flatMap(errorsOf)),
  };
}
