// TypeScript programs, and that the types tell the truth.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { consumer, data, lines, program } from "./consumer.js";

const SAMPLE = `
import * as sesstpl from "sesstpl";
import { check, edit, format, init, payload, plan, releases, SesstplError, version } from "sesstpl";
import type { CheckOptions, Diagnostic, JsonValue, Report, RuleCode, Sesstpl, Template } from "sesstpl";
import { attach } from "sesstpl/monaco";

export const whole: Sesstpl = sesstpl;
export const attached: typeof attach = attach;

const formatted = format("a: 1");
export const text: string = formatted.ok ? formatted.text : formatted.reason;
const planned = plan("a: 1", { overrides: { mounts: { data: null } } });
export const status: number | null | undefined = planned.ok ? planned.obstacles[0]?.status : undefined;
const wrapped = payload("a: 1", { for: "update" });
export const body: string = wrapped.ok ? wrapped.payload : wrapped.reason;
export const code: RuleCode = "save/unknown-key";
edit("a: 1", [{ op: "set", path: ["a", 0], value: null }, { op: "insert", path: [], key: "b", value: 1, after: "a" }]);
// @ts-expect-error There is no such operation.
edit("a: 1", { op: "dance", path: [] });
// @ts-expect-error There is no such rule.
export const noCode: RuleCode = "save/unknown-kye";
// @ts-expect-error What is refused has no text.
export const noText: string = format("a: 1").text;

const options: CheckOptions = { release: "26.9.6" };
const report: Report = check("kind: taskTemplate", options);

function describe(template: Template): JsonValue {
  // The verdict tells the two kinds apart.
  return template.verdict === "accept" ? (template.stored["metadata"] ?? null) : template.stored;
}

export const described: JsonValue[] = report.templates.map(describe);
export const places: string[] = report.diagnostics.map(
  ({ severity, path, start, help }: Diagnostic) => \`\${severity} \${path.join("/")} \${start.line} \${help ?? ""}\`,
);
export const texts: string[] = [...releases(), version()];
export const started: Promise<void> = init();

try {
  check("a", { release: "?" });
} catch (error) {
  if (error instanceof SesstplError && error.code === "unknown-release") {
    throw error;
  }
}

// @ts-expect-error The text is required.
check();
// @ts-expect-error Options have names that are known.
check("a", { releas: "26.9.6" });
// @ts-expect-error A report is not to be changed.
report.ok = true;
// @ts-expect-error There is no such verdict.
export const impossible: boolean = report.verdict === "maybe";
`;

let user;
before(async () => {
  user = await consumer();
  await user.write("sample.mts", SAMPLE);
  await user.write("sample.cts", SAMPLE);
});
after(() => user.remove());

const strict = ["--noEmit", "--resolveJsonModule", "--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--target", "es2022"];
const compile = (...args) => user.run(program("tsc"), ...strict, ...args);

test("a strict program for Node.js compiles as ES module and as CommonJS, without the DOM's types", () =>
  compile("--module", "nodenext", "--lib", "es2022", "sample.mts", "sample.cts"));

test("a strict program for a bundler compiles, and hands init() all that it takes", async () => {
  await user.write(
    "page.ts",
    `import { init } from "sesstpl";
    import schema from "sesstpl/schema.json";
    export const title: string = schema.title;
    export const started = [
      init("/a.wasm"), init(new URL("https://a/b")), init(fetch("/a.wasm")), init(new Response()), init(new Request("/a")),
      init(new ArrayBuffer(1)), init(new Uint8Array(1)), init(new WebAssembly.Module(new ArrayBuffer(1))),
    ];
    // @ts-expect-error A number is none of these.
    init(1);`,
  );
  await compile("--module", "esnext", "--moduleResolution", "bundler", "--lib", "es2022,dom", "page.ts");
});

test("what calls answer has exactly the members that the types say", async () => {
  const sesstpl = user.require();
  // In a literal, the first means something else, and the second is too much for the compiler.
  const left = ["a key named __proto__", "a value nested deeply"];
  const sample = (await data("tests/samples/documentation-22.03.yaml")).toString();
  const texts = [
    ...lines(await data("tests/npm/edge-cases.jsonl"))
      .filter(({ id }) => !left.includes(id))
      .map(({ text }) => text),
    sample,
    sample.replace("4g", "4Gi"),
  ];
  const catalogue = { images: [], folders: ["a"], slots: [{ name: "x", unit: "count" }], scalingGroups: [] };
  const options = { catalogue };
  const answers = {
    Report: texts.map((text) => sesstpl.check(text, options)),
    "readonly Fixable[]": texts.map((text) => sesstpl.fixes(text, options)),
    Mended: texts.map((text) => sesstpl.mend(text)),
    "readonly Completion[]": [0, 40, 200, 400].map((offset) => sesstpl.complete(sample, offset, options)),
    "Hover | null": [0, 40, 200, 400].map((offset) => sesstpl.hover(sample, offset)),
    "readonly DocumentSymbol[]": texts.map((text) => sesstpl.symbols(text)),
    "readonly FoldingRange[]": texts.map((text) => sesstpl.folding(text)),
    "Edited | Refused": texts.flatMap((text) => [
      sesstpl.format(text),
      sesstpl.edit(text, { op: "remove", path: ["kind"] }),
    ]),
    "LaunchPlan | Refused": texts.map((text) => sesstpl.plan(text, options)),
    "Payload | Refused": texts.map((text) => sesstpl.payload(text)),
    "readonly Rule[]": [sesstpl.rules()],
    JsonObject: [sesstpl.jsonSchema()],
  };
  const names = Object.keys(answers).flatMap((type) => type.match(/[A-Z]\w+/g));
  const literals = Object.entries(answers).map(
    ([type, values], index) => `export const answers${index} = ${JSON.stringify(values)} satisfies (${type})[];`,
  );
  // In a literal, a member too many is an error like one too few.
  await user.write(
    "answers.mts",
    `import type { ${[...new Set(names)].join(", ")} } from "sesstpl";\n${literals.join("\n")}`,
  );
  await compile("--module", "nodenext", "answers.mts");
});

test("the type of rules' codes has every code and no other", async () => {
  const codes = Object.fromEntries(
    user
      .require()
      .rules()
      .map(({ code }) => [code, true]),
  );
  await user.write(
    "codes.mts",
    `import type { RuleCode } from "sesstpl"; export default ${JSON.stringify(codes)} satisfies Record<RuleCode, true>;`,
  );
  await compile("--module", "nodenext", "codes.mts");
});

test("every call is typed, and no other", async () => {
  const calls = Object.keys(user.require()).filter((name) => !["SesstplError", "init"].includes(name));
  const members = Object.fromEntries(calls.map((name) => [name, true]));
  await user.write(
    "calls.mts",
    `import type { Sesstpl } from "sesstpl"; export default ${JSON.stringify(members)} satisfies Record<keyof Sesstpl, true>;`,
  );
  await compile("--module", "nodenext", "calls.mts");
});

test("the entry for CodeMirror is typed", async () => {
  await user.link("@codemirror/state", "@codemirror/view");
  await user.write(
    "codemirror.mts",
    `import * as sesstpl from "sesstpl/inline"; import { sessionTemplates } from "sesstpl/codemirror";
    import type { Extension } from "@codemirror/state";
    export const extension: Extension = sessionTemplates(sesstpl, { release: () => "26.9.6" });`,
  );
  await compile("--module", "nodenext", "--skipLibCheck", "--lib", "es2022,dom", "codemirror.mts");
});
