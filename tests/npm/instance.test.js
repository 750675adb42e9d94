// The WebAssembly instance: it is replaced after a fault.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { consumer } from "./consumer.js";

let user;
before(async () => {
  user = await consumer();
});
after(() => user.remove());

test("after a fault the call fails with an error of ours, and the next call is answered", async () => {
  await user.write(
    "fault.cjs",
    `const assert = require("node:assert");
    const Real = WebAssembly.Instance;
    let instances = 0;
    // The first instance answers nothing: it traps.
    WebAssembly.Instance = function (module, imports) {
      const instance = new Real(module, imports);
      // The second part has no calls.
      if (!instance.exports.check) return instance;
      instances += 1;
      if (instances > 1) return instance;
      const call = () => { throw new WebAssembly.RuntimeError("unreachable"); };
      return { exports: { ...instance.exports, call, check: call } };
    };
    const { check, SesstplError } = require("sesstpl");
    assert.throws(() => check("a"), (error) => {
      assert.ok(error instanceof SesstplError);
      assert.equal(error.code, "internal");
      assert.match(error.message, /\`check\` failed in the WebAssembly module: unreachable; it was started anew/);
      assert.ok(error.cause instanceof WebAssembly.RuntimeError);
      return true;
    });
    assert.equal(check("a").verdict, "reject");
    assert.equal(instances, 2);`,
  );
  await user.run("node", "fault.cjs");
});
