// Real editors in real Chromium: markers, completion, hover, quick fixes, formatting.

import assert from "node:assert/strict";
import { copyFile } from "node:fs/promises";
import { after, before, test } from "node:test";

import { consumer, program } from "./consumer.js";
import { browser as launch, EDITOR, onPage, serve } from "./page.js";

const TEXT = `\
template:
  api_version: 6
  kind: taskTemplate
  metadata:
    name: demo
  spec:
    kernel:
      image: cr.backend.ai/stable/python:3.9-ubuntu20.04
`;
const PAGE = (name) => `<!doctype html><link rel="icon" href="data:,"><link rel="stylesheet" href="${name}.css">
<body><div id="editor" style="height: 400px; width: 800px"></div><script type="module" src="${name}.js"></script>`;

let browser;
let user;
let server;

before(async () => {
  browser = await launch();
  user = await consumer();
  await user.link(
    "monaco-editor",
    ...["autocomplete", "lang-yaml", "lint", "state", "view"].map((name) => `@codemirror/${name}`),
  );
  await user.write("text.js", `export default ${JSON.stringify(TEXT)};`);
  await user.write(
    "monaco.js",
    `import * as monaco from "monaco-editor";
    import * as sesstpl from "sesstpl";
    import { attach } from "sesstpl/monaco";
    import text from "./text.js";
    window.MonacoEnvironment = { getWorker: () => new Worker("/worker.js", { type: "module" }) };
    await sesstpl.init();
    attach(monaco, sesstpl, { delay: 10 });
    window.editor = monaco.editor.create(document.querySelector("#editor"), { value: text, language: "yaml" });
    window.monaco = monaco;`,
  );
  await user.write(
    "codemirror.js",
    `import { yaml } from "@codemirror/lang-yaml";
    import { EditorView } from "@codemirror/view";
    import * as sesstpl from "sesstpl";
    import { sessionTemplates } from "sesstpl/codemirror";
    import text from "./text.js";
    await sesstpl.init();
    const extensions = [yaml(), sessionTemplates(sesstpl, { delay: 10 })];
    window.editor = new EditorView({ doc: text, extensions, parent: document.querySelector("#editor") });`,
  );
  for (const name of ["monaco", "codemirror"]) {
    await user.write(`dist/${name}.html`, PAGE(name));
    await user.write(`dist/${name}.css`, "");
  }
  const build = (...args) =>
    user.run(program("esbuild"), "--bundle", "--format=esm", "--loader:.ttf=dataurl", "--log-level=error", ...args);
  await build("monaco.js", "codemirror.js", "--outdir=dist");
  await build("worker=monaco-editor/editor/editor.worker.js", "--outdir=dist");
  for (const name of ["sesstpl_bg.wasm", "sesstpl_more.wasm"]) {
    await copyFile(user.path(`node_modules/sesstpl/${name}`), user.path(`dist/${name}`));
  }
  server = await serve(user.path("dist"), EDITOR);
});
after(async () => {
  await browser?.close();
  server?.close();
  await user?.remove();
});

const inMonaco = (use) =>
  onPage(browser, `${server.origin}/monaco.html`, async (page) => {
    await page.waitForFunction(() => "monaco" in window);
    await page.evaluate(() => window.editor.focus());
    await use(page);
  });

test("Monaco marks what is wrong, also after a change", () =>
  inMonaco(async (page) => {
    const codes = () => page.evaluate(() => window.monaco.editor.getModelMarkers({}).map(({ code }) => code));
    assert.deepEqual(await codes(), ["save/not-text"]);
    await page.waitForSelector(".squiggly-error");
    await page.evaluate((text) => window.editor.setValue(text), TEXT.replace("6", "v1").replace("kernel", "kernl"));
    await page.waitForFunction(() =>
      window.monaco.editor.getModelMarkers({}).some(({ code }) => code === "save/unknown-key"),
    );
    assert.ok(!(await codes()).includes("save/not-text"));
  }));

test("Monaco completes keys with what they need", () =>
  inMonaco(async (page) => {
    await page.evaluate((text) => {
      window.editor.setValue(text);
      window.editor.setPosition({ lineNumber: 9, column: 12 });
    }, `${TEXT}      envi`);
    await page.evaluate(() => window.editor.trigger("test", "editor.action.triggerSuggest", {}));
    await page.waitForSelector(".suggest-widget.visible .monaco-list-row:has-text('environ')");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => window.editor.getValue().includes("      environ:"));
  }));

test("Monaco explains the key under the pointer", () =>
  inMonaco(async (page) => {
    await page.evaluate(() => {
      window.editor.setPosition({ lineNumber: 7, column: 7 });
      window.editor.trigger("test", "editor.action.showHover", {});
    });
    await page.waitForSelector(".monaco-hover:has-text('kernel: mapping')");
  }));

test("Monaco offers the fix of a marker and makes it", () =>
  inMonaco(async (page) => {
    await page.evaluate(() => {
      window.editor.setPosition({ lineNumber: 2, column: 16 });
      window.editor.trigger("test", "editor.action.quickFix", {});
    });
    await page.click(".action-widget .monaco-list-row:has-text('Put `6` in quotes')");
    await page.waitForFunction(() => window.editor.getValue().includes("api_version: '6'"));
    await page.waitForFunction(() => window.monaco.editor.getModelMarkers({}).length === 0);
  }));

test("Monaco formats", () =>
  inMonaco(async (page) => {
    await page.evaluate((text) => window.editor.setValue(text), TEXT.replace("kind: ", "kind:    "));
    await page.evaluate(() => window.editor.getAction("editor.action.formatDocument").run());
    await page.waitForFunction((text) => window.editor.getValue() === text, TEXT);
  }));

const inCodeMirror = (use) =>
  onPage(browser, `${server.origin}/codemirror.html`, async (page) => {
    await page.waitForFunction(() => "editor" in window && "state" in window.editor);
    await page.evaluate(() => window.editor.focus());
    await use(page);
  });
const replace = (page, text, head) =>
  page.evaluate(
    ([insert, anchor]) => {
      const { editor } = window;
      editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert }, selection: { anchor } });
    },
    [text, head ?? text.length],
  );
const text = (page) => page.evaluate(() => window.editor.state.doc.toString());

test("CodeMirror marks what is wrong, and offers its fix", () =>
  inCodeMirror(async (page) => {
    await page.hover(".cm-lintRange-error");
    await page.click(".cm-tooltip-lint .cm-diagnosticAction:has-text('Put `6` in quotes')");
    assert.equal(await text(page), TEXT.replace("6", "'6'"));
    await page.waitForFunction(() => document.querySelector(".cm-lintRange-error") === null);
  }));

test("CodeMirror completes keys with what they need", () =>
  inCodeMirror(async (page) => {
    await replace(page, `${TEXT}      env`);
    await page.keyboard.type("i");
    await page.waitForSelector(".cm-tooltip-autocomplete li[aria-selected]:has-text('environ')");
    // Enter goes to the next line where the list has just come up.
    await page.waitForTimeout(150);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => window.editor.state.doc.toString().includes("      environ:"));
  }));

test("CodeMirror explains the key under the pointer", () =>
  inCodeMirror(async (page) => {
    const { left, top } = await page.evaluate(
      (offset) => window.editor.coordsAtPos(offset),
      TEXT.indexOf("kernel") + 2,
    );
    await page.mouse.move(left, top + 4);
    await page.mouse.move(left + 1, top + 5);
    await page.waitForSelector(".cm-sesstpl-hover:has-text('kernel: mapping')");
  }));

test("CodeMirror formats at a key", () =>
  inCodeMirror(async (page) => {
    await replace(page, TEXT.replace("kind: ", "kind:    "));
    await page.keyboard.press("Shift+Alt+f");
    assert.equal(await text(page), TEXT);
  }));

