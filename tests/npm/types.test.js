// TypeScript programs, and that the types tell the truth.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { consumer, data, lines, program } from "./consumer.js";

const SAMPLE = `
import { check, init, releases, SesstplError, version } from "sesstpl";
import type { CheckOptions, Diagnostic, JsonValue, Report, Template } from "sesstpl";

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

const strict = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--target", "es2022"];
const compile = (...args) => user.run(program("tsc"), ...strict, ...args);

test("a strict program for Node.js compiles as ES module and as CommonJS, without the DOM's types", () =>
  compile("--module", "nodenext", "--lib", "es2022", "sample.mts", "sample.cts"));

test("a strict program for a bundler compiles, and hands init() all that it takes", async () => {
  await user.write(
    "page.ts",
    `import { init } from "sesstpl";
    export const started = [
      init("/a.wasm"), init(new URL("https://a/b")), init(fetch("/a.wasm")), init(new Response()), init(new Request("/a")),
      init(new ArrayBuffer(1)), init(new Uint8Array(1)), init(new WebAssembly.Module(new ArrayBuffer(1))),
    ];
    // @ts-expect-error A number is none of these.
    init(1);`,
  );
  await compile("--module", "esnext", "--moduleResolution", "bundler", "--lib", "es2022,dom", "page.ts");
});

test("reports have exactly the members that the types say", async () => {
  const { check } = user.require();
  // In a literal, the first means something else, and the second is too much for the compiler.
  const left = ["a key named __proto__", "a value nested deeply"];
  const documents = [
    ...lines(await data("tests/npm/edge-cases.jsonl")).filter(({ id }) => !left.includes(id)),
    { text: (await data("tests/samples/documentation-22.03.yaml")).toString() },
  ];
  const reports = documents.map(({ text }) => check(text));
  assert.ok(reports.some(({ diagnostics }) => diagnostics.length > 0));
  // In a literal, a member too many is an error like one too few.
  await user.write(
    "reports.mts",
    `import type { Report } from "sesstpl"; export default ${JSON.stringify(reports)} satisfies Report[];`,
  );
  await compile("--module", "nodenext", "reports.mts");
});
