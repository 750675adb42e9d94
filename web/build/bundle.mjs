// Bundles the code editor into one ES module, which the page loads when it is needed.
import { build } from "esbuild";

await build({
  entryPoints: ["codemirror/index.ts"],
  outfile: "codemirror/dist/codemirror.js",
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "eof",
  logLevel: "warning",
});
