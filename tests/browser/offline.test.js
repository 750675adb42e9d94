// Without a network, and after an update.

import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join, normalize } from "node:path";

import { expect, template, test } from "./support/editor.js";

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "font-src 'self'; connect-src 'self' http://127.0.0.1:*; worker-src 'self'; manifest-src 'self'; base-uri 'none'; " +
  "form-action 'none'; frame-ancestors 'none'";

const TYPES = { html: "text/html", js: "text/javascript", css: "text/css", wasm: "application/wasm", svg: "image/svg+xml" };

/** A static host that serves the built editor below a path, strictly. */
class Host {
  #server;

  static async start(folder) {
    const host = new Host();
    host.#server = createServer(async ({ url }, answer) => {
      const path = normalize(new URL(url, "http://host").pathname);
      if (!path.startsWith("/tools/sesstpl/")) return answer.writeHead(404).end();
      const name = path.slice("/tools/sesstpl/".length) || "index.html";
      try {
        const content = await readFile(join(folder, name));
        const type = TYPES[name.split(".").at(-1)] ?? "application/manifest+json";
        answer.writeHead(200, { "Content-Type": type, "Content-Security-Policy": POLICY, "Cache-Control": "max-age=600" }).end(content);
      } catch {
        answer.writeHead(404).end();
      }
    });
    await new Promise((ready) => host.#server.listen(0, "127.0.0.1", ready));
    return host;
  }

  get url() {
    return `http://127.0.0.1:${this.#server.address().port}/tools/sesstpl/`;
  }

  async stop() {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }
}

/** The newest service worker has all that it keeps, and none is on its way to take its place. */
async function kept(page) {
  const isSettled = () =>
    page.evaluate(async () => {
      const { active, installing, waiting } = await navigator.serviceWorker.ready;
      return installing === null && waiting === null && active.state === "activated";
    });
  await expect.poll(isSettled).toBe(true);
}

test.describe("below any path of a static host", () => {
  // What cannot be reached is told in the console.
  test.use({ expectedErrors: ["Failed to load resource", "404"] });

  let folder;
  let host;

  test.beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "sesstpl-site-"));
    await cp(process.env.SESSTPL_EDITOR, folder, { recursive: true });
    host = await Host.start(folder);
  });

  test.afterEach(async () => {
    await host.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test("the page opens without a network, checks, and has the text that was typed", async ({ editor, page }) => {
    await editor.open(host.url);
    await kept(page);
    await editor.paste(`# kept\n${template("offline")}`);
    await host.stop();
    await page.reload();
    await expect(editor.text).toContainText("# kept");
    await editor.text.press("ControlOrMeta+End");
    await page.keyboard.type("  bogus: 1");
    await expect(editor.problem("save/unknown-key")).toBeVisible();
    host = await Host.start(folder);
  });

  test("an update shows with the next load, and is what is kept from then on", async ({ editor, page }) => {
    await editor.open(host.url);
    await kept(page);
    const index = join(folder, "index.html");
    const worker = join(folder, "service-worker.js");
    await writeFile(index, (await readFile(index, "utf8")).replace(/<title>.*<\/title>/, "<title>The next build</title>"));
    await writeFile(worker, (await readFile(worker, "utf8")).replace(/"version":"\w+"/, '"version":"next"'));
    await page.reload();
    await expect(page).toHaveTitle("The next build");
    await expect.poll(() => page.evaluate(() => caches.keys())).toContain("sesstpl next");
    await kept(page);
    await host.stop();
    await page.reload();
    await expect(page).toHaveTitle("The next build");
    await expect(editor.text).toBeVisible();
    host = await Host.start(folder);
  });

  test("browsers may install it", async ({ editor, page }) => {
    await editor.open(host.url);
    const session = await page.context().newCDPSession(page);
    const { errors, url } = await session.send("Page.getAppManifest");
    expect(errors).toEqual([]);
    expect(url).toBe(`${host.url}manifest.webmanifest`);
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    // Private windows of the tests install nothing.
    expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
  });
});
