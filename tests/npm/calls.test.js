// What each call answers.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { consumer, data } from "./consumer.js";

let user;
let sesstpl;

before(async () => {
  user = await consumer();
  sesstpl = user.require();
});
after(() => user.remove());

const GOOD = `\
template:
  api_version: v1 # first
  kind: taskTemplate
  metadata: {name: good}
  spec:
    kernel:
      image: cr.backend.ai/stable/python:3.9-ubuntu20.04
`;

/** A text after edits, as any editor would make them. */
function apply(text, edits) {
  return [...edits]
    .sort((one, other) => other.start.offset - one.start.offset)
    .reduce((result, { start, end, text: part }) => result.slice(0, start.offset) + part + result.slice(end.offset), text);
}

test("fixes mend their diagnostics, also after characters of two units", () => {
  const text = `# 😀\n${GOOD.replace("v1", "6")}`;
  const [{ diagnostic, fixes }] = sesstpl.fixes(text);
  assert.equal(diagnostic.code, "save/not-text");
  assert.equal(fixes[0].applicability, "safe");
  const mended = apply(text, fixes[0].edits);
  assert.equal(mended, text.replace("6", "'6'"));
  assert.ok(sesstpl.check(mended).ok);
});

test("fixes are asked for a part of the text by offsets or by positions", () => {
  const text = GOOD.replace("v1", "6").replace("good", "7");
  const offset = text.indexOf("7");
  assert.equal(sesstpl.fixes(text).length, 2);
  const here = sesstpl.fixes(text, { range: { start: offset, end: offset } });
  assert.deepEqual(here.map(({ diagnostic }) => diagnostic.pathText), ["metadata.name"]);
  const { start, end } = here[0].diagnostic;
  assert.deepEqual(sesstpl.fixes(text, { range: { start, end } }), here);
});

test("mend makes all safe fixes, and others when asked", () => {
  const text = `${GOOD.replace("v1", "6")}      run: {stratup: main.py}\n`;
  const safe = sesstpl.mend(text);
  assert.equal(safe.text, text.replace("6 #", "'6' #"));
  assert.equal(apply(text, safe.edits), safe.text);
  const all = sesstpl.mend(text, { unsafe: true });
  assert.equal(all.text, safe.text.replace("stratup", "startup"));
  assert.equal(all.titles.length, 2);
  assert.ok(all.settled);
});

test("completions say what to put where, and what to fill in", () => {
  const text = "# 😀\nspec:\n  ker";
  const [kernel] = sesstpl.complete(text, text.length);
  assert.equal(kernel.label, "kernel");
  assert.equal(text.slice(kernel.start.offset, kernel.end.offset), "ker");
  assert.ok(kernel.required);
  for (const { start, end } of kernel.stops) {
    assert.ok(start <= end && end <= kernel.text.length);
  }
});

test("completions offer what the cluster has", () => {
  const text = "spec:\n  kernel:\n    image: ";
  const catalogue = { images: [{ name: "cr.backend.ai/a:1", architecture: "x86_64" }] };
  const found = sesstpl.complete(text, text.length, { catalogue });
  assert.deepEqual(
    found.filter(({ kind }) => kind === "host").map(({ label, detail }) => [label, detail]),
    [["cr.backend.ai/a:1", "x86_64"]],
  );
});

test("diagnostics tell of what the cluster does not have", () => {
  const codes = (catalogue) => sesstpl.check(GOOD, { catalogue }).diagnostics.map(({ code }) => code);
  assert.deepEqual(codes(null), []);
  assert.deepEqual(codes({ images: [] }), ["launch/unknown-image"]);
});

test("a hover explains a key, and nothing where there is none", () => {
  const offset = GOOD.indexOf("kernel");
  const { markdown, start, end } = sesstpl.hover(GOOD, offset);
  assert.equal(GOOD.slice(start.offset, end.offset), "kernel");
  assert.ok(markdown.length > 20);
  assert.equal(sesstpl.hover("", 0), null);
});

test("symbols and folding outline a text", () => {
  const names = (symbols) => symbols.flatMap(({ name, children }) => [name, ...names(children)]);
  assert.ok(names(sesstpl.symbols(GOOD)).includes("image"));
  const [fold] = sesstpl.folding(GOOD);
  assert.equal(fold.start.line, 0);
  assert.ok(fold.end.line > 0);
});

test("format gives the usual layout, or says why not", () => {
  const text = "a :   1 # 😀\n";
  const formatted = sesstpl.format(text);
  assert.ok(formatted.ok);
  assert.equal(formatted.text, "a: 1 # 😀\n");
  assert.equal(apply(text, formatted.edits), formatted.text);
  const refused = sesstpl.format("a: [");
  assert.equal(refused.ok, false);
  assert.match(refused.reason, /cannot be read/);
});

test("edits change one value and nothing else", () => {
  const operations = [
    { op: "set", path: ["metadata", "tag"], value: "a" },
    { op: "insert", path: ["spec", "kernel"], key: "environ", value: { A: "1" }, before: "image" },
    { op: "remove", path: ["api_version"] },
    { op: "rename", path: ["kind"], key: "Kind" },
    { op: "set", path: ["spec", "agent_list"], value: ["x"] },
    { op: "insert", path: ["spec", "agent_list"], index: 0, value: "w" },
  ];
  const edited = sesstpl.edit(GOOD, operations);
  assert.ok(edited.ok, edited.reason);
  assert.equal(apply(GOOD, edited.edits), edited.text);
  assert.match(edited.text, /Kind: taskTemplate\n {2}metadata: \{name: good, tag: a\}/);
  assert.equal(sesstpl.edit(GOOD, operations[0], { document: 0 }).ok, true);
  assert.match(sesstpl.edit(GOOD, { op: "remove", path: ["nothing"] }).reason, /nothing/);
  assert.throws(() => sesstpl.edit(GOOD, { op: "dance", path: [] }), {
    code: "invalid-argument",
    message: /`operations\[0\]` must be an operation/,
  });
});

test("a plan is a request, with what stands in its way", async () => {
  const text = (await data("tests/samples/documentation-22.03.yaml")).toString();
  const plan = sesstpl.plan(text, { name: "mine", overrides: { resources: { mem: "8g" }, environ: { B: "2" } } });
  assert.ok(plan.ok, plan.reason);
  assert.equal(plan.request.name, "mine");
  assert.deepEqual(plan.request.config.resources, { cpu: "2", mem: "8g" });
  assert.deepEqual(plan.request.config.environ, { MYCONFIG: "XXX", B: "2" });
  assert.equal(plan.resources.find(({ slot }) => slot === "mem").shown, "8 GiB");
  assert.ok(plan.mounts.every(({ path }) => path.startsWith("/")));
  assert.match(plan.shownScript, /git clone/);
  assert.ok(plan.losses.length > 0);
  const alone = sesstpl.plan(text, { overrides: { alone: ["resources"], resources: { mem: "512mi" } } });
  assert.deepEqual(alone.request.config.resources, { mem: "512mi" });
  assert.equal(alone.obstacles[0].effect, "refused");
  assert.equal(alone.obstacles[0].status, 400);
  assert.equal(sesstpl.plan(text, { name: "x" }).ok, false);
  assert.equal(sesstpl.plan("kind: x").ok, false);
});

test("a plan tells what the release does not know, and a template for a cluster has none", () => {
  const overrides = { priority: 50 };
  assert.deepEqual(sesstpl.plan(GOOD, { release: "23.9.10", overrides }).unknown, ["priority"]);
  assert.deepEqual(sesstpl.plan(GOOD, { release: "25.5.2", overrides }).unknown, []);
  const cluster = GOOD.replace("taskTemplate", "clusterTemplate");
  assert.equal(sesstpl.check(cluster).templates[0].kind, "cluster");
  assert.equal(sesstpl.check(GOOD).templates[0].kind, "session");
  assert.equal(sesstpl.plan(cluster).ok, false);
});

test("a payload is what the release takes", () => {
  const payload = (options) => sesstpl.payload(GOOD, options).payload;
  assert.match(payload({ release: "26.9.6" }), /^\[\{"template":/);
  assert.match(payload({ release: "22.9.23" }), /^\{"session_templates":/);
  assert.match(payload({ release: "20.3.19" }), /^\{"api_version":/);
  assert.equal(sesstpl.payload("kind: x").ok, false);
  const two = `${GOOD}---\n${GOOD}`;
  assert.equal(sesstpl.payload(two).ok, true);
  assert.equal(sesstpl.payload(two, { for: "update" }).ok, false);
});

test("what a manager stored can be sent again", () => {
  const text = `${GOOD}      git: {repository: "https://a/b", destination_dir: /home/work/b}\n`;
  const [{ stored }] = sesstpl.check(text).templates;
  const again = sesstpl.check(sesstpl.fromStored(stored));
  assert.deepEqual(again.templates[0].stored, stored);
});

test("every rule finds something in its example and nothing in the mended one", () => {
  const rules = sesstpl.rules();
  assert.ok(rules.length > 40);
  for (const { code, since, until, example, mended } of rules) {
    assert.match(code, /^[a-z]+\/[a-z-]+$/);
    assert.match(since, /^\d+\.\d+$/);
    assert.ok(until === null || /^\d+\.\d+$/.test(until));
    assert.notEqual(example, mended, code);
  }
});

test("positions are counted in bytes when asked", () => {
  const text = '{"é😀": 1}';
  const end = (encoding) => sesstpl.check(text, { encoding }).templates[0].end;
  assert.deepEqual(end("utf-16"), { offset: 10, line: 0, column: 10 });
  assert.deepEqual(end("utf-8"), { offset: 13, line: 0, column: 13 });
  assert.throws(() => sesstpl.check("a", { encoding: "utf-32" }), { code: "invalid-argument" });
});

test("half of a surrogate pair counts as one unit", () => {
  const text = `a: "\uD83D"\n${GOOD}`.replace('a: "\uD83D"', "# \uD83D").replace("v1", "6");
  const [{ diagnostic }] = sesstpl.fixes(text);
  assert.equal(text.slice(diagnostic.start.offset, diagnostic.end.offset), "6");
});

test("no offset and no text makes a call throw anything but its own error", () => {
  const texts = ["", "\uFEFF", "\uFEFF\t", "\uD800", "a: [", "- - -", "a: &x [*x]", "{".repeat(5_000), "😀: 😀\r\n", GOOD];
  const offsets = [0, 1, 2, 3, 7, 1_000_000, Number.MAX_SAFE_INTEGER];
  for (const text of texts) {
    for (const encoding of ["utf-16", "utf-8"]) {
      for (const offset of offsets) {
        sesstpl.complete(text, offset, { encoding });
        sesstpl.hover(text, offset, { encoding });
        sesstpl.fixes(text, { encoding, range: { start: offset, end: offset } });
      }
      for (const call of ["check", "mend", "format", "symbols", "folding", "plan", "payload"]) {
        sesstpl[call](text, { encoding });
      }
    }
  }
  for (const offset of [-1, 0.5, Number.NaN, "1", null, undefined]) {
    assert.throws(() => sesstpl.hover("a", offset), { code: "invalid-argument" });
  }
});

test("no damage to a text makes a call throw", async () => {
  const samples = await Promise.all(
    ["documentation-19.09.yaml", "documentation-22.03.yaml"].map((name) => data(`tests/samples/${name}`)),
  );
  const texts = [...samples.map(String), GOOD, JSON.stringify(sesstpl.check(GOOD).templates[0].stored)];
  const scraps = ["\n", " ", "  - ", ": ", "'", '"', "{", "}", "[", "]", "#", "&a ", "*a", "<<: ", "!!", "|\n", "\t", "---\n"];
  scraps.push("\uD83D", "\uDE00", "😀", "\r", "\0", "\uFEFF", "\u2028", "9".repeat(40), "1e999", "null", "0x", "kernel:");
  // The same numbers in every run.
  let seed = 20_261_121;
  const random = (below) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed % below;
  };
  const paths = [["metadata", "name"], ["spec", "kernel", "environ", "A"], ["spec", "mounts"], [0], []];
  for (let round = 0; round < 800; round += 1) {
    let text = texts[random(texts.length)];
    for (let damages = 1 + random(4); damages > 0; damages -= 1) {
      const start = random(text.length + 1);
      text = text.slice(0, start) + scraps[random(scraps.length)] + text.slice(start + random(12));
    }
    const offset = random(text.length + 2);
    const path = paths[random(paths.length)];
    const calls = [
      () => sesstpl.check(text),
      () => sesstpl.mend(text, { unsafe: true }),
      () => sesstpl.fixes(text, { range: { start: offset, end: offset } }),
      () => sesstpl.complete(text, offset),
      () => sesstpl.hover(text, offset),
      () => [sesstpl.symbols(text), sesstpl.folding(text), sesstpl.format(text)],
      () => sesstpl.edit(text, [{ op: "set", path, value: { a: [1, "x"] } }, { op: "remove", path }]),
      () => [sesstpl.plan(text), sesstpl.payload(text)],
    ];
    try {
      calls.forEach((call) => call());
    } catch (error) {
      throw new Error(`${error.message}\nText: ${JSON.stringify(text)}`, { cause: error });
    }
  }
});
