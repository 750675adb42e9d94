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
    const parts = ["sesstpl_bg.wasm", "sesstpl_more.wasm"];
    assert.deepEqual(requests.sort(), parts.map((name) => `${origin}/node_modules/sesstpl/${name}`));
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
    for (const name of ["missing.wasm", "sesstpl_more.wasm"]) {
      await page.route(`${origin}/${name}`, (route) => route.fulfill({ body: "nothing" }));
    }
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

/** Holds the second part back until `release` is called. */
async function heldBack(page, answer = (route) => route.continue()) {
  let release;
  const released = new Promise((resolve) => {
    release = resolve;
  });
  await page.route("**/sesstpl_more.wasm", async (route) => {
    await released;
    await answer(route);
  });
  return release;
}

test("with early, a check is answered before the second part is there, and init() waits for it", () =>
  onPage(async (page) => {
    const release = await heldBack(page);
    const before = await page.evaluate(async () => {
      const { check, init, jsonSchema, rules } = window.sesstpl;
      const early = init({ early: true });
      const same = early === init({ early: true });
      await early;
      const codes = [() => jsonSchema(), () => rules()].map((call) => {
        try {
          call();
        } catch (error) {
          return [error instanceof window.sesstpl.SesstplError, error.code];
        }
      });
      // What was not there leaves nothing behind.
      return { same, codes, verdict: check("api_version: 6\nkind: taskTemplate\n").verdict };
    });
    assert.deepEqual(before, { same: true, codes: [[true, "not-loaded"], [true, "not-loaded"]], verdict: "reject" });
    release();
    const after = await page.evaluate(async () => {
      const { init, jsonSchema, rules } = window.sesstpl;
      await init();
      return [typeof jsonSchema(), rules().length > 0];
    });
    assert.deepEqual(after, ["object", true]);
  }));

test("where the second part does not come, checks go on, and init() says why and can be tried again", () =>
  onPage(async (page) => {
    let answers = 0;
    const release = await heldBack(page, (route) => {
      answers += 1;
      return answers === 1 ? route.fulfill({ body: "nothing" }) : route.continue();
    });
    release();
    const seen = await page.evaluate(async () => {
      const { check, init, rules } = window.sesstpl;
      const failure = await init().catch(({ code, message }) => ({ code, message }));
      const { verdict } = check("api_version: 6\nkind: taskTemplate\n");
      await init();
      return { failure, verdict, works: rules().length > 0 };
    });
    assert.equal(seen.failure.code, "init-failed");
    assert.match(seen.failure.message, /Serve sesstpl_more\.wasm there/);
    assert.equal(seen.verdict, "reject");
    assert.ok(seen.works);
  }));

test("parts of different builds are refused, and do no harm", () =>
  onPage(async (page) => {
    const seen = await page.evaluate(async () => {
      const { check, init } = window.sesstpl;
      // A module that asks for what only another build has.
      const other = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 2, 13, 1, 5, 115, 112, 108, 105, 116, 3, 97, 98, 99, 1, 112, 0, 1]);
      other[9] = other.length - 10;
      const failure = await init({ more: other }).catch(({ code, message }) => ({ code, message }));
      return { failure, verdict: check("api_version: 6\nkind: taskTemplate\n").verdict };
    });
    assert.equal(seen.failure.code, "init-failed");
    assert.match(seen.failure.message, /does not belong to this sesstpl_bg\.wasm/);
    assert.equal(seen.verdict, "reject");
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
