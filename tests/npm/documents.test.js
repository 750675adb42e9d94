// The code in the documents does what they say.

import assert from "node:assert/strict";
import { copyFile, readFile } from "node:fs/promises";
import { after, before, test } from "node:test";

import { consumer, data, program } from "./consumer.js";
import { blocks } from "./documents.js";
import { browser as launch, EDITOR, onPage, serve } from "./page.js";

const WRONG = "template:\n  api_version: 6\n";
const ICON = '<!doctype html><link rel="icon" href="data:,">';

let browser;
let user;
let readme;
let reference;
let webConsole;
before(async () => {
  browser = await launch();
  user = await consumer();
  await user.link("react", "react-dom", "@types/react", "vite", "@vitejs/plugin-react", "monaco-editor", "codemirror");
  await user.link(...["lang-yaml", "autocomplete", "lint", "state", "view"].map((name) => `@codemirror/${name}`));
  readme = blocks(await readFile(user.path("node_modules/sesstpl/README.md"), "utf8"));
  reference = blocks(String(await data("docs/npm.md")));
  webConsole = blocks(String(await data("docs/npm-web-console.md")));
});
after(async () => {
  await browser?.close();
  await user?.remove();
});

/** The code under a heading of a document. */
function under(document, heading) {
  return document.filter((block) => block.heading === heading).map(({ code }) => code);
}

test("every block of code in the documents is tried here", () => {
  const headings = (document) => document.map(({ heading, language }) => `${heading}: ${language}`);
  assert.deepEqual(headings(readme), [
    "sesstpl: sh",
    "Node.js: js",
    "Vite and React: jsx",
    "A page without a bundler: html",
    "Monaco: js",
    "CodeMirror: js",
    "Jest, Electron, service workers: js",
  ]);
  assert.deepEqual(headings(reference), ["init: js", "fixes, mend: js", "format, edit: js"]);
  assert.deepEqual(headings(webConsole), [
    "Where it goes: ts",
    "Where it goes: tsx",
    "Where it goes: ts",
    "What the cluster has: ts",
  ]);
});

test("the package is installed by its name", () => {
  // The tests install it from its tarball.
  assert.deepEqual(under(readme, "sesstpl"), ["npm install sesstpl\n"]);
});

test("the example for Node.js prints the verdict and the findings, by import and by require", async () => {
  const [code] = under(readme, "Node.js");
  await user.write("main.mjs", code);
  const printed = await user.run("node", "main.mjs");
  assert.match(printed, /^false reject\n((error|hint) at line \d+: .+\n)+$/);
  const [whole, required] = /^import .* or: (.+)$/m.exec(code);
  await user.write("main.cjs", code.replace(whole, required));
  assert.equal(await user.run("node", "main.cjs"), printed);
});

test("the example for the inlined module works by require and by import", async () => {
  const [code] = under(readme, "Jest, Electron, service workers");
  const show = 'console.log(check("kind: 6").verdict);';
  await user.write("inline.cjs", code + show);
  await user.write("inline.mjs", /or: (import .+)$/m.exec(code)[1] + show);
  assert.equal(await user.run("node", "inline.cjs"), "reject\n");
  assert.equal(await user.run("node", "inline.mjs"), "reject\n");
});

/** Opens a page that is served from a folder of the user's. */
async function show(folder, use, policy = EDITOR) {
  const server = await serve(user.path(folder), policy);
  try {
    await onPage(browser, `${server.origin}/index.html`, use);
  } finally {
    server.close();
  }
}

test("the example for Vite and React shows the findings", async () => {
  const [panel] = under(readme, "Vite and React");
  await user.write("panel.jsx", panel);
  await user.write(
    "main.jsx",
    `import { createRoot } from "react-dom/client";
    import { Panel } from "./panel.jsx";
    createRoot(document.querySelector("main")).render(<Panel text={${JSON.stringify(WRONG)}} />);`,
  );
  await user.write("index.html", `${ICON}<body><main></main><script type="module" src="/main.jsx"></script>`);
  await user.write(
    "vite.config.mjs",
    'import react from "@vitejs/plugin-react"; export default { plugins: [react()], build: { outDir: "vite" } };',
  );
  await user.run("node", "node_modules/vite/bin/vite.js", "build", "--logLevel", "error");
  await show("vite", (page) => page.waitForSelector("main p:has-text('api_version')"));
});

test("the example for a page without a bundler says the verdict", async () => {
  const [code] = under(readme, "A page without a bundler");
  await user.write("index.html", `${ICON}<body>`);
  await user.write("plain.html", ICON + code);
  const script = "default-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' data:";
  await show(
    ".",
    async (page) => {
      const said = page.waitForEvent("console");
      await page.goto(page.url().replace("index", "plain"));
      assert.equal((await said).text(), "reject");
    },
    script,
  );
});

/** Bundles a page's code, with the module beside it as the README has it. */
async function bundled(folder, code) {
  await user.write(`${folder}.js`, code);
  await user.write(`${folder}/index.html`, `${ICON}<link rel="stylesheet" href="main.css"><body><script type="module" src="main.js"></script>`);
  await user.write(`${folder}/main.css`, "");
  await user.run(
    program("esbuild"),
    `${folder}.js`,
    ...["--bundle", "--format=esm", "--loader:.ttf=dataurl", "--log-level=error", `--outfile=${folder}/main.js`],
  );
  for (const name of ["sesstpl_bg.wasm", "sesstpl_more.wasm"]) {
    await copyFile(user.path(`node_modules/sesstpl/${name}`), user.path(`${folder}/${name}`));
  }
}

test("the example for Monaco marks what is wrong in every YAML model", async () => {
  const [code] = under(readme, "Monaco");
  await bundled(
    "monaco",
    `${code}
    monaco.editor.createModel(${JSON.stringify(WRONG)}, "yaml");
    window.codes = () => monaco.editor.getModelMarkers({}).map(({ code }) => code);`,
  );
  await show("monaco", (page) => page.waitForFunction(() => window.codes?.().includes("save/not-text")));
});

test("the example for CodeMirror marks what is wrong", async () => {
  const [code] = under(readme, "CodeMirror");
  // What every user of CodeMirror imports anyway.
  const imports = `import { basicSetup, EditorView } from "codemirror"; import { yaml } from "@codemirror/lang-yaml";`;
  await bundled("codemirror", `${imports}\n${code}\nwindow.EditorView = EditorView;`);
  await show("codemirror", async (page) => {
    await page.waitForFunction(() => "EditorView" in window);
    await page.evaluate((insert) => {
      const view = window.EditorView.findFromDOM(document.body);
      view.dispatch({ changes: { from: 0, insert } });
    }, WRONG);
    await page.waitForSelector(".cm-lintRange-error");
  });
});

test("the reference's early start shows a verdict, and then everything can be called", async () => {
  const [code] = under(reference, "init");
  await user.write(
    "main.js",
    `import { check, init, rules } from "./node_modules/sesstpl/browser.js";
    const text = ${JSON.stringify(WRONG)};
    const shown = [];
    const show = ({ verdict }) => shown.push(verdict);
    ${code}
    window.seen = [...shown, rules().length > 0];`,
  );
  await user.write("index.html", `${ICON}<script type="module" src="main.js"></script>`);
  await show(".", async (page) => {
    await page.waitForFunction(() => "seen" in window);
    assert.deepEqual(await page.evaluate(() => window.seen), ["reject", true]);
  });
});

test("the reference's fix is called what it says", async () => {
  const [code] = under(reference, "fixes, mend");
  await user.write("fix.mjs", `import { fixes } from "sesstpl";\n${code}`);
  assert.equal(await user.run("node", "fix.mjs"), `${/\/\/ (.+)$/m.exec(code)[1]}\n`);
});

test("the reference's edits can be made", async () => {
  const [code] = under(reference, "format, edit");
  const text = `\
spec:
  kernel:
    image: a/b:1
    run: {stratup: main.py}
    git: {repository: "https://a/b"}
  agent_list: [i-2]
`;
  await user.write(
    "edit.mjs",
    `import { edit as asked } from "sesstpl";
    const text = ${JSON.stringify(text)};
    const edit = (...args) => console.log(JSON.stringify(asked(...args)));
    ${code}`,
  );
  const [one, several] = (await user.run("node", "edit.mjs")).trim().split("\n").map((line) => JSON.parse(line));
  assert.ok(one.ok, one.reason);
  assert.match(one.text, /environ:\n\s+LEVEL: ['"]1['"]/);
  assert.ok(several.ok, several.reason);
  assert.match(several.text, /run: \{startup: main\.py\}\n {2}mounts:\n {4}data: ['"]{2}\n {2}agent_list: \[i-1, i-2\]\n$/);
});

test("the page on the web console compiles, and its validator finds what is wrong", async () => {
  const [validator, editor, saving] = under(webConsole, "Where it goes");
  const [catalogue] = under(webConsole, "What the cluster has");
  await user.write("validator.mts", validator);
  await user.write("editor.tsx", editor);
  await user.write(
    "saving.ts",
    `import * as sesstpl from "sesstpl";
    declare const client: { post(path: string, body: { payload: string }): Promise<void> };
    declare function show(reason: string): void;
    export async function save(text: string, release: string, id: string | null) {\n${saving}}`,
  );
  await user.write(
    "catalogue.ts",
    `import * as monaco from "monaco-editor";
    import * as sesstpl from "sesstpl";
    import { attach } from "sesstpl/monaco";
    declare const images: { name: string; architecture: string }[];
    declare const folders: { name: string }[];
    declare const groups: { name: string }[];
    ${catalogue}`,
  );
  const strict = ["--strict", "--noEmit", "--skipLibCheck", "--target", "es2022", "--lib", "es2022,dom", "--jsx", "react-jsx"];
  const files = ["validator.mts", "editor.tsx", "saving.ts", "catalogue.ts"];
  await user.run(program("tsc"), ...strict, "--module", "esnext", "--moduleResolution", "bundler", ...files);
  await user.run(program("esbuild"), "validator.mts", "--outfile=validator.mjs", "--log-level=error");
  await user.write(
    "validate.mjs",
    `import { validate } from "./validator.mjs";
    console.log((await validate(${JSON.stringify(WRONG)}, "26.9.6")).map(({ code }) => code).includes("save/not-text"));`,
  );
  assert.equal(await user.run("node", "validate.mjs"), "true\n");
});
