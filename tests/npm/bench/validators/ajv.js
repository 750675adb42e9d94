// What the validators by JSON Schema share: the schema compiled, and each error with the way to its value.

import { Ajv } from "ajv";

/** Compiles a schema: what is returned lists all errors of a value, each with its message and the path to what is wrong. */
export function compile(schema) {
  const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);
  return (value) =>
    validate(value) ? [] : validate.errors.map(({ message, instancePath }) => ({ message, path: steps(instancePath) }));
}

/** What `read` returns, or the error that it throws as the only one that is found. */
export function orError(read) {
  try {
    return read();
  } catch ({ message, mark }) {
    return [{ message, start: mark }];
  }
}

/** The steps of a JSON pointer. */
function steps(pointer) {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
