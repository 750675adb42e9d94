// The validators that are compared, and the folder in which they run.

import { cp, readFile } from "node:fs/promises";

import { consumer } from "../consumer.js";

/** Each validator by the module that starts it. Ours is the first. */
export const VALIDATORS = {
  sesstpl: "sesstpl",
  "yaml-1.2": "yaml + ajv",
  "yaml-1.1": "yaml in 1.1 mode + ajv",
  "js-yaml-1.2": "js-yaml + ajv",
  "js-yaml-1.1": "js-yaml in 1.1 mode + ajv",
  "yaml-language-server": "yaml-language-server",
};

export const OURS = "sesstpl";

const PACKAGES = ["ajv", "js-yaml", "vscode-languageserver-textdocument", "yaml", "yaml-language-server"];

/** A clean folder with the package from its tarball, its peers and the modules of `validators/`. `remove` it afterwards. */
export async function workshop() {
  const user = await consumer();
  await user.link(...PACKAGES);
  await cp(new URL("validators/", import.meta.url), user.path("validators"), { recursive: true });
  await cp(new URL("first-check.js", import.meta.url), user.path("first-check.js"));
  await user.write("package.json", JSON.stringify({ name: "bench", private: true, type: "module" }));
  const schema = await readFile(user.path("node_modules/sesstpl/schema.json"), "utf8");
  const started = async (name) => (await import(user.path(`validators/${name}.js`))).start(() => JSON.parse(schema));
  return { ...user, started };
}

/** The versions that are compared. */
export async function versions(user) {
  const version = async (name) => {
    const manifest = JSON.parse(await readFile(user.path(`node_modules/${name}/package.json`), "utf8"));
    return [name, manifest.version];
  };
  return Promise.all([OURS, ...PACKAGES.filter((name) => !name.startsWith("vscode"))].map(version));
}
