// Pages built by the usual bundlers, in real Chromium under a strict content security policy.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { copyFile } from "node:fs/promises";
import { after, before, test } from "node:test";

import { consumer, program } from "./consumer.js";
import { browser as launch, onPage, serve } from "./page.js";

const PAGE = '<!doctype html><link rel="icon" href="data:,"><body><script type="module" src="./main.js"></script>';

/** What every page does: it calls what both parts of the module hold, and shows the verdict. */
const show = (entry, init) => `
import { check, init, rules } from "${entry}";
await init(${init ?? ""});
if (rules().length === 0) throw new Error("no rules");
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

/** A page of React, with the package left beside it while it is developed. */
const react = (config) => ({
  "vite.config.mjs": config,
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
});

/** The versions of Vite that are tried, by the names that this folder's `package.json` gives them. */
const VITES = [
  {
    version: 7,
    vite: "vite7",
    plugins: [],
    // The plugin for React would take the other Vite. As it does, this names what Vite bundles before a page asks: found only
    // then, it is bundled while the page loads, which fails until the page is loaded again.
    config: `export default {
      esbuild: { jsx: "automatic" },
      optimizeDeps: { include: ["react", "react/jsx-dev-runtime", "react-dom/client"], exclude: ["sesstpl"] },
    };`,
  },
  {
    version: 8,
    vite: "vite",
    plugins: ["@vitejs/plugin-react"],
    config: `import react from "@vitejs/plugin-react";
    export default { plugins: [react()], optimizeDeps: { exclude: ["sesstpl"] } };`,
  },
];

for (const { version, vite, plugins, config } of VITES) {
  const packages = [...plugins, "react", "react-dom", vite];
  const run = `node_modules/${vite}/bin/vite.js`;

  test(`Vite ${version} builds a React page`, () =>
    built(react(config), async (user) => {
      await user.link(...packages);
      await user.run("node", run, "build", "--logLevel", "error");
    }));

  test(`Vite ${version} serves a React page while it is developed`, async () => {
    const user = await consumer();
    await user.link(...packages);
    for (const [name, content] of Object.entries(react(config))) {
      await user.write(name, content);
    }
    const server = spawn("node", [run, "--host", "127.0.0.1", "--port", "0"], {
      cwd: user.folder,
      env: { ...process.env, NO_COLOR: "1" },
    });
    try {
      let printed = "";
      const address = await new Promise((resolve, reject) => {
        server.stdout.on("data", (data) => {
          printed += data;
          const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(printed);
          if (found) {
            resolve(found[0]);
          }
        });
        server.on("exit", () => reject(new Error(`Vite ended: ${printed}`)));
      });
      assert.match(printed, new RegExp(`VITE v${version}\\.`));
      await onPage(browser, address, shows);
    } finally {
      server.kill();
      await user.remove();
    }
  });
}

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
      for (const name of ["sesstpl_bg.wasm", "sesstpl_more.wasm"]) {
        await copyFile(user.path(`node_modules/sesstpl/${name}`), user.path(`dist/${name}`));
      }
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
