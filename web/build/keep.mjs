// Tells the service worker which files the finished site has, so that the browser keeps them for when there is no
// network. `finish.mjs` runs it, last.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

const folder = process.env.TRUNK_STAGING_DIR;
if (folder === undefined) throw new Error("TRUNK_STAGING_DIR is not set: Trunk runs this program, after a build");

const worker = join(folder, "service-worker.js");
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
  .filter((name) => name !== "service-worker.js")
  .sort();

const code = readFileSync(worker, "utf8");
const hash = createHash("sha256").update(code);
for (const name of files) hash.update(name).update(readFileSync(join(folder, name)));
const kept = { version: hash.digest("hex").slice(0, 16), names: files.filter((name) => name !== "index.html") };
if (!code.includes("self.FILES;")) throw new Error("the service worker has no place for the names of the files");
writeFileSync(worker, code.replace("self.FILES;", `${JSON.stringify(kept)};`));
