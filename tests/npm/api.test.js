// What callers may rely on: shapes, positions, errors.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { consumer, data, lines } from "./consumer.js";

let user;
let sesstpl;
let documents;

before(async () => {
  user = await consumer();
  sesstpl = user.require();
  documents = lines(await data("tests/npm/edge-cases.jsonl"));
});
after(() => user.remove());

/** Every value in a report, with the way to it. */
function* values(value, path = "report") {
  yield [path, value];
  if (typeof value === "object" && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      yield* values(member, `${path}.${key}`);
    }
  }
}

test("a report is made of what JSON can hold: what is absent is null, never undefined", () => {
  const plain = (value) => {
    switch (typeof value) {
      case "object":
        return value === null || Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
      case "number":
        return Number.isFinite(value);
      default:
        return typeof value === "boolean" || typeof value === "string";
    }
  };
  for (const { text } of documents) {
    for (const [path, value] of values(sesstpl.check(text))) {
      assert.ok(plain(value), `${path} of ${JSON.stringify(text)} is ${String(value)}`);
    }
  }
});

test("a key __proto__ is stored like any other and changes no prototype", () => {
  const { text } = documents.find(({ id }) => id === "a key named __proto__");
  const [{ stored }] = sesstpl.check(text).templates;
  assert.equal(Object.getPrototypeOf(stored), Object.prototype);
  assert.ok(Object.hasOwn(stored.spec.kernel.environ, "__proto__"));
  assert.equal({}.polluted, undefined);
});

test("stored forms are made when they are read, once, and are part of every copy", () => {
  const template = (name) => ({ api_version: "v1", kind: "taskTemplate", metadata: { name }, spec: { kernel: { image: "a" } } });
  const text = JSON.stringify([{ template: template("one") }, { template: {} }, { template: template("two") }]);
  const { templates } = sesstpl.check(text);
  assert.deepEqual(
    templates.map(({ stored }) => stored?.metadata.name ?? null),
    ["one", null, "two"],
  );
  assert.equal(templates[0].stored, templates[0].stored);
  assert.deepEqual(JSON.parse(JSON.stringify(templates)), structuredClone(templates));
  assert.equal({ ...templates[2] }.stored.spec.session_type, "interactive");
});

test("positions slice a JavaScript string, also after characters of two units", () => {
  const { text } = documents.find(({ id }) => id === "an error after characters beyond the basic plane");
  const { diagnostics } = sesstpl.check(text);
  const wrong = diagnostics.find(({ severity }) => severity === "error");
  assert.equal(text.slice(wrong.start.offset, wrong.end.offset), "1");
  assert.deepEqual(wrong.path, ["spec", "kernel", "environ", "😀😀"]);
  assert.equal(text.split("\n")[wrong.start.line].slice(wrong.start.column, wrong.end.column), "1");
});

test("lines end at CR LF as they do at LF", () => {
  const { text } = documents.find(({ id }) => id === "windows line ends");
  const { diagnostics } = sesstpl.check(text);
  const wrong = diagnostics.find(({ severity }) => severity === "error");
  assert.equal(text.split("\r\n")[wrong.start.line].slice(wrong.start.column, wrong.end.column), "1");
});

test("several templates are reported each", () => {
  const text = '[{"template": {"metadata": {"name": "one"}}}, {"template": {"metadata": {"name": "two"}}}]';
  const report = sesstpl.check(text);
  assert.equal(report.notation, "json");
  assert.equal(report.envelope, "list");
  assert.deepEqual(
    report.templates.map(({ name, verdict, stored }) => [name, verdict, stored]),
    [
      ["one", "reject", null],
      ["two", "reject", null],
    ],
  );
});

test("half of a surrogate pair is checked as U+FFFD and does not throw", () => {
  for (const text of ["\uD800", "a: \uDC00\nb: [", "# \uD83D\nkind: x"]) {
    assert.deepEqual(sesstpl.check(text), sesstpl.check(text.replace(/\p{Surrogate}/gu, "\uFFFD")));
  }
});

test("without a release the newest is meant", () => {
  const newest = sesstpl.releases().at(-1);
  for (const options of [undefined, null, {}, { release: undefined }, { release: null }]) {
    assert.equal(sesstpl.check("a", options).release, newest);
  }
});

test("the release is written as the manager writes it", () => {
  assert.equal(sesstpl.check("a", { release: "23.09.10" }).release, "23.9.10");
});

test("an unknown release is an error that lists the known ones", () => {
  for (const release of ["", "latest", "1.2", "26"]) {
    assert.throws(() => sesstpl.check("a", { release }), (error) => {
      assert.ok(error instanceof sesstpl.SesstplError && error instanceof Error);
      assert.equal(error.name, "SesstplError");
      assert.equal(error.code, "unknown-release");
      for (const known of sesstpl.releases()) {
        assert.ok(error.message.includes(known), error.message);
      }
      return true;
    });
  }
});

test("an argument of the wrong type is an error that names it", () => {
  const calls = [
    [[], /`text` must be a string, not undefined/],
    [[null], /`text` must be a string, not null/],
    [[new Uint8Array(3)], /`text` must be a string, not object/],
    [["a", "26.9.6"], /`options` must be an object, not string/],
    [["a", { release: 26.9 }], /`options.release` must be a string such as "26.9.6", not number/],
  ];
  for (const [args, message] of calls) {
    assert.throws(() => sesstpl.check(...args), { name: "SesstplError", code: "invalid-argument", message });
  }
});

test("the version is the package's", async () => {
  const { version } = JSON.parse(await user.run("node", "-p", 'JSON.stringify(require("sesstpl/package.json"))'));
  assert.equal(sesstpl.version(), version);
});

test("a text of a megabyte and a text nested a hundred thousand deep are answered", () => {
  assert.equal(typeof sesstpl.check(`a: "${"x".repeat(1_000_000)}"`).ok, "boolean");
  assert.equal(sesstpl.check("[".repeat(100_000)).ok, false);
  assert.equal(sesstpl.check(`{"a":`.repeat(100_000)).ok, false);
  // The instance is still good.
  assert.equal(sesstpl.check("a").verdict, "reject");
});
