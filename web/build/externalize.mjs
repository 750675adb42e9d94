// Moves the page's inline start script into a file, so that a strict content security policy lets it run.
// `finish.mjs` runs it.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.env.TRUNK_STAGING_DIR;
if (folder === undefined) throw new Error("TRUNK_STAGING_DIR is not set: Trunk runs this program, after a build");

const page = join(folder, "index.html");
const html = readFileSync(page, "utf8");
const inline = /<script type="module">(?<script>.*?)<\/script>/gs;

writeFileSync(
  page,
  html.replace(inline, (_, script) => {
    const digest = createHash("sha384").update(script).digest();
    const name = `start-${digest.toString("hex").slice(0, 16)}.js`;
    writeFileSync(join(folder, name), script);
    return `<script type="module" src="./${name}" integrity="sha384-${digest.toString("base64")}"></script>`;
  }),
);
