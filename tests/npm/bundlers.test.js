// Pages built by the usual bundlers, in real Chromium under a strict content security policy.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { copyFile } from "node:fs/promises";
import { after, before, test } from "node:test";

import { consumer, program } from "./consumer.js";
import { browser as launch, onPage, serve } from "./page.js";

const PAGE = '<!doctype html><link rel="icon" href="data:,"><body><script type="module" src="./main.js"></script>';

/** What every page does: it checks, and shows the verdict. */
const show = (entry, init) => `
import { check, init } from "${entry}";
await init(${init ?? ""});
document.body.dataset.verdict = check("kind: 6").verdict;
`;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** Builds a page in a clean folder, and looks at it. */
async function built(files, build, folder = "dist") {
  const user = await consumer();
  try {
    for (const [name, content] of Object.entries(files)) {
      await user.write(name, content);
    }
    await build(user);
    const server = await serve(user.path(folder));
    try {
      await onPage(browser, `${server.origin}/index.html`, shows);
    } finally {
      server.close();
    }
  } finally {
    await user.remove();
  }
}

async function shows(page) {
  await page.waitForFunction(() => document.body.dataset.verdict);
  assert.equal(await page.evaluate(() => document.body.dataset.verdict), "reject");
}

const REACT = {
  "vite.config.mjs": `import react from "@vitejs/plugin-react";
  export default { plugins: [react()], optimizeDeps: { exclude: ["sesstpl"] } };`,
  "index.html": '<!doctype html><link rel="icon" href="data:,"><body><main></main><script type="module" src="/main.jsx"></script>',
  "main.jsx": `import { Suspense, use } from "react";
  import { createRoot } from "react-dom/client";
  import { check, init } from "sesstpl";
  const started = init();
  function Verdict({ text }) {
    use(started);
    const { verdict } = check(text);
    document.body.dataset.verdict = verdict;
    return <p>{verdict}</p>;
  }
  createRoot(document.querySelector("main")).render(<Suspense><Verdict text="kind: 6" /></Suspense>);`,
};
const REACT_PACKAGES = ["@vitejs/plugin-react", "react", "react-dom", "vite"];

test("Vite builds a React page", () =>
  built(REACT, async (user) => {
    await user.link(...REACT_PACKAGES);
    await user.run(program("vite"), "build", "--logLevel", "error");
  }));

test("Vite serves a React page while it is developed", async () => {
  const user = await consumer();
  await user.link(...REACT_PACKAGES);
  for (const [name, content] of Object.entries(REACT)) {
    await user.write(name, content);
  }
  const vite = spawn(program("vite"), ["--host", "127.0.0.1", "--port", "0"], {
    cwd: user.folder,
    env: { ...process.env, NO_COLOR: "1" },
  });
  try {
    let printed = "";
    const address = await new Promise((resolve, reject) => {
      vite.stdout.on("data", (data) => {
        printed += data;
        const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(printed);
        if (found) {
          resolve(found[0]);
        }
      });
      vite.on("exit", () => reject(new Error(`Vite ended: ${printed}`)));
    });
    await onPage(browser, address, shows);
  } finally {
    vite.kill();
    await user.remove();
  }
});

test("webpack builds a page and brings the module along", () =>
  built(
    {
      "src/main.js": show("sesstpl"),
      "dist/index.html": PAGE,
      "build.mjs": `import webpack from "webpack";
      const compiler = webpack({
        mode: "production", entry: "./src/main.js", output: { filename: "main.js", publicPath: "auto" },
      });
      compiler.run((error, stats) => {
        if (error || stats.hasErrors()) { console.error(error ?? stats.toString()); process.exitCode = 1; }
      });`,
    },
    async (user) => {
      await user.link("webpack");
      await user.run("node", "build.mjs");
    },
  ));

test("esbuild builds a page with the module inlined", () =>
  built({ "src/main.js": show("sesstpl/inline"), "dist/index.html": PAGE }, (user) =>
    user.run(program("esbuild"), "src/main.js", "--bundle", "--format=esm", "--outfile=dist/main.js", "--log-level=error"),
  ));

test("Rollup builds a page that is told where the module is", () =>
  built(
    {
      "src/main.js": show("sesstpl", '"./sesstpl_bg.wasm"'),
      "dist/index.html": PAGE,
      "rollup.config.mjs": `import resolve from "@rollup/plugin-node-resolve";
      export default {
        input: "src/main.js", output: { file: "dist/main.js", format: "es" }, plugins: [resolve({ browser: true })],
      };`,
    },
    async (user) => {
      await user.link("@rollup/plugin-node-resolve");
      await user.run(program("rollup"), "--config", "--silent");
      await copyFile(user.path("node_modules/sesstpl/sesstpl_bg.wasm"), user.path("dist/sesstpl_bg.wasm"));
    },
  ));

test("a bundler leaves out all of it where nothing of it is used", async () => {
  const user = await consumer();
  await user.write("main.js", 'import { check } from "sesstpl"; console.log("nothing");');
  const bundle = await user.run(program("esbuild"), "main.js", "--bundle", "--format=esm", "--minify");
  assert.ok(bundle.length < 100, bundle.slice(0, 500));
  await user.remove();
});

test("Jest with jsdom checks by the inlined module", async () => {
  const user = await consumer();
  await user.link("jest-environment-jsdom");
  await user.write("package.json", JSON.stringify({ jest: { testEnvironment: "jsdom", transform: {} } }));
  await user.write(
    "check.test.js",
    `const { check } = require("sesstpl/inline");
    test("checks", () => {
      expect(typeof window).toBe("object");
      expect(check("kind: 6").verdict).toBe("reject");
    });`,
  );
  await user.run(program("jest"), "--silent");
  await user.remove();
});
