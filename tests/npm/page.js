// Pages in real Chromium, served under a strict content security policy.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";

import { chromium } from "playwright-core";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};

/** What a page needs that runs WebAssembly: nothing may be evaluated, nothing comes from elsewhere. */
export const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; img-src 'self' data:";

/** What editors need on top: they write styles. */
export const EDITOR = `${STRICT}; style-src 'self' 'unsafe-inline'; font-src 'self' data:`;

const QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

/** Starts a browser. `close` it after the tests. */
export function browser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", ...QUIET],
  });
}

/** Serves a folder. `close` it after the tests. */
export async function serve(folder, policy = STRICT) {
  const server = createServer(async ({ url }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    try {
      const content = await readFile(join(folder, decodeURIComponent(pathname)));
      const type = TYPES[extname(pathname)] ?? "application/octet-stream";
      response.writeHead(200, { "content-type": type, "content-security-policy": policy }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/** Opens a page; after `use`, nothing may have gone wrong in it unseen. */
export async function onPage(chromium, address, use) {
  const page = await chromium.newPage();
  // A machine that does much else is slow, not wrong.
  page.setDefaultTimeout(120_000);
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  try {
    await page.goto(address);
    await use(page);
  } catch (error) {
    throw errors.length === 0 ? error : new Error(`${error.message}\nIn the page: ${errors.join("\n")}`, { cause: error });
  } finally {
    await page.close();
  }
  if (errors.length > 0) {
    throw new Error(`In the page: ${errors.join("\n")}`);
  }
}
