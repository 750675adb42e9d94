// The package as registries and linters see it.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { after, before, test } from "node:test";

import { publint } from "publint";
import { formatMessage } from "publint/utils";

import { consumer, program, tarball } from "./consumer.js";

let user;
let manifest;
before(async () => {
  user = await consumer();
  manifest = JSON.parse(await readFile(user.path("node_modules/sesstpl/package.json"), "utf8"));
});
after(() => user.remove());

test("installing it runs no script and brings nothing else", async () => {
  assert.deepEqual(await readdir(user.path("node_modules")).then((names) => names.filter((name) => name[0] !== ".")), [
    "sesstpl",
  ]);
  for (const name of ["scripts", "dependencies", "optionalDependencies"]) {
    assert.equal(manifest[name], undefined);
  }
  // Editors are the user's own.
  for (const name of Object.keys(manifest.peerDependencies)) {
    assert.deepEqual(manifest.peerDependenciesMeta[name], { optional: true });
  }
});

test("it holds the files that it needs and no others", async () => {
  const names = await readdir(user.path("node_modules/sesstpl"));
  assert.deepEqual(names.sort(), [...manifest.files, "README.md", "package.json"].sort());
});

test("the WebAssembly files can be addressed by themselves", async () => {
  for (const name of ["sesstpl_bg.wasm", "sesstpl_more.wasm"]) {
    const path = await user.run("node", "-p", `require.resolve("sesstpl/${name}")`);
    assert.ok(WebAssembly.validate(await readFile(path.trim())));
  }
});

test("publint finds nothing", async () => {
  const { messages } = await publint({ pkgDir: user.path("node_modules/sesstpl"), pack: false });
  assert.deepEqual(
    messages.map((message) => formatMessage(message, manifest)),
    [],
  );
});

test("are-the-types-wrong finds nothing", async () => {
  // A `.wasm` file has no types.
  await user.run(program("attw"), tarball(), "--exclude-entrypoints", "sesstpl_bg.wasm", "sesstpl_more.wasm", "schema.json", "--format", "ascii");
});

test("the schema can be addressed by itself, and is the newest release's", async () => {
  const path = await user.run("node", "-p", 'require.resolve("sesstpl/schema.json")');
  assert.deepEqual(JSON.parse(await readFile(path.trim(), "utf8")), user.require().jsonSchema());
});

test("nothing in it tells where it was built", async () => {
  const parts = ["sesstpl_bg.wasm", "sesstpl_more.wasm"].map((name) => readFile(user.path(`node_modules/sesstpl/${name}`), "latin1"));
  const module = (await Promise.all(parts)).join("");
  for (const place of [new URL("../../", import.meta.url).pathname, `${homedir()}/.cargo`, ".cargo/registry"]) {
    assert.ok(!module.includes(place), `the module holds the path ${place}`);
  }
});
