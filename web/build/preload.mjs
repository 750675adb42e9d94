// Has the browser fetch the code editor while the program starts, which asks for it only then. `finish.mjs` runs it.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.env.TRUNK_STAGING_DIR;
if (folder === undefined) throw new Error("TRUNK_STAGING_DIR is not set: Trunk runs this program, after a build");

const page = join(folder, "index.html");
const html = readFileSync(page, "utf8");
const named = /<script src="(?<address>[^"]+)" data-module="codemirror" integrity="(?<integrity>[^"]+)"/.exec(html);
if (named === null) throw new Error("the page does not name the code editor's bundle");
const { address, integrity } = named.groups;
const link = `<link rel="modulepreload" href="${address}" crossorigin="anonymous" integrity="${integrity}">`;
writeFileSync(page, html.replace("</head>", `${link}</head>`));
