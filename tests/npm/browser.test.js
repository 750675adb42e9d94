// A plain page without a bundler, in real Chromium, under a strict content security policy.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { consumer, data, lines } from "./consumer.js";
import { browser as launch, onPage as open, serve } from "./page.js";

let user;
let server;
let browser;
let origin;

before(async () => {
  user = await consumer();
  await user.write("index.html", '<!doctype html><link rel="icon" href="data:,"><script type="module" src="main.js"></script>');
  await user.write("main.js", 'import * as sesstpl from "./node_modules/sesstpl/browser.js"; window.sesstpl = sesstpl;');
  server = await serve(user.folder);
  ({ origin } = server);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  server?.close();
  await user?.remove();
});

const onPage = (use) =>
  open(browser, `${origin}/index.html`, async (page) => {
    await page.waitForFunction(() => "sesstpl" in window);
    await use(page);
  });

test("after init(), calls are synchronous and say what they say in Node.js", async () => {
  const documents = lines(await data("tests/npm/edge-cases.jsonl"));
  const { check } = user.require();
  await onPage(async (page) => {
    const reports = await page.evaluate(async (texts) => {
      await window.sesstpl.init();
      return texts.map((text) => JSON.stringify(window.sesstpl.check(text)));
    }, documents.map(({ text }) => text));
    assert.deepEqual(reports, documents.map(({ text }) => JSON.stringify(check(text))));
  });
});

test("a call before init() is an error that says so", () =>
  onPage(async (page) => {
    const error = await page.evaluate(() => {
      try {
        window.sesstpl.check("a");
      } catch (error) {
        return [error instanceof window.sesstpl.SesstplError, error.code, error.message];
      }
    });
    assert.deepEqual(error, [true, "not-initialized", "await init() before the first call"]);
  }));

test("init() starts once, however often it is called", () =>
  onPage(async (page) => {
    const requests = [];
    page.on("request", (request) => requests.push(request.url()));
    const same = await page.evaluate(async () => {
      const { init } = window.sesstpl;
      const [first, second] = [init(), init()];
      await first;
      return first === second && init() === first;
    });
    assert.ok(same);
    assert.deepEqual(requests, [`${origin}/node_modules/sesstpl/sesstpl_bg.wasm`]);
  }));

test("init() takes an address, a response, bytes and a compiled module", async () => {
  const sources = ["path", "response", "bytes", "module"];
  for (const source of sources) {
    await onPage(async (page) => {
      const verdict = await page.evaluate(async (source) => {
        const path = "/node_modules/sesstpl/sesstpl_bg.wasm";
        const makers = {
          path: () => path,
          response: () => fetch(path),
          bytes: async () => (await fetch(path)).arrayBuffer(),
          module: () => WebAssembly.compileStreaming(fetch(path)),
        };
        await window.sesstpl.init(await makers[source]());
        return window.sesstpl.check("a").verdict;
      }, source);
      assert.equal(verdict, "reject", source);
    });
  }
});

test("a failed init() says what to do, and can be tried again", () =>
  onPage(async (page) => {
    await page.route("**/missing.wasm", (route) => route.fulfill({ body: "nothing" }));
    const [failure, verdict] = await page.evaluate(async () => {
      const { check, init } = window.sesstpl;
      const failure = await init("/missing.wasm").catch(({ name, code, message }) => ({ name, code, message }));
      await init();
      return [failure, check("a").verdict];
    });
    assert.equal(failure.name, "SesstplError");
    assert.equal(failure.code, "init-failed");
    assert.match(failure.message, /missing\.wasm.*Serve sesstpl_bg\.wasm there/);
    assert.equal(verdict, "reject");
  }));

test("a worker checks like a page", () =>
  onPage(async (page) => {
    await user.write(
      "worker.js",
      `import { check, init } from "./node_modules/sesstpl/browser.js";
      onmessage = async ({ data }) => { await init(); postMessage(check(data)); };`,
    );
    const [inWorker, inPage] = await page.evaluate(async () => {
      const worker = new Worker("/worker.js", { type: "module" });
      const answer = new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = ({ message }) => reject(new Error(message));
      });
      worker.postMessage("kind: 6");
      await window.sesstpl.init();
      return [await answer, window.sesstpl.check("kind: 6")];
    });
    assert.deepEqual(inWorker, inPage);
  }));
