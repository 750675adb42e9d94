// The peer's page, built into a folder that an embedded manager can serve.

import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>monaco</title>
    <link rel="stylesheet" href="./page.css" />
    <style>html, body, #editor { height: 100%; margin: 0 }</style>
  </head>
  <body>
    <div id="editor"></div>
    <script type="module" src="./page.js"></script>
  </body>
</html>
`;

/** Builds it and gives the folder, which `use` is done with when it ends. */
export async function withMonaco(use) {
  const folder = await mkdtemp(join(tmpdir(), "sesstpl-monaco-"));
  try {
    await bundle(folder);
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function bundle(folder) {
  const schema = execFileSync(process.env.SESSTPL, ["schema"], { encoding: "utf8" });
  const common = { bundle: true, minify: true, target: "es2022", logLevel: "error", loader: { ".ttf": "file" } };
  const worker = (name, entry) =>
    build({ ...common, format: "iife", stdin: { contents: `import "${entry}";`, resolveDir: import.meta.dirname }, outfile: join(folder, name) });
  await Promise.all([
    build({
      ...common,
      format: "esm",
      entryPoints: [fileURLToPath(new URL("../monaco/page.js", import.meta.url))],
      outfile: join(folder, "page.js"),
      plugins: [
        {
          name: "schema",
          setup({ onResolve, onLoad }) {
            onResolve({ filter: /^\.\/schema\.json$/ }, () => ({ path: "schema", namespace: "schema" }));
            onLoad({ filter: /.*/, namespace: "schema" }, () => ({ contents: schema, loader: "json" }));
          },
        },
      ],
    }),
    worker("editor.worker.js", "monaco-editor/esm/vs/editor/editor.worker.js"),
    worker("yaml.worker.js", "monaco-yaml/yaml.worker.js"),
    writeFile(join(folder, "index.html"), PAGE),
  ]);
}
