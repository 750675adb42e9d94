// A user of the package: a clean folder outside the project, with the package installed from its tarball.

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The tarball under test. */
export function tarball() {
  const path = process.env.SESSTPL_TARBALL;
  if (!path) {
    throw new Error("SESSTPL_TARBALL must name the package's tarball; `cargo xtask test npm` builds it and sets this");
  }
  return resolve(path);
}

/** Makes a consumer. `remove` it after the tests. */
export async function consumer() {
  const folder = await mkdtemp(join(tmpdir(), "sesstpl-consumer-"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true }));
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error", "--prefix", folder];
  await run("npm", ["install", ...quiet, tarball()], { cwd: folder });
  return {
    folder,
    path: (name) => join(folder, name),
    async write(name, content) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    },
    /** Installs other packages: those of the tests. */
    async link(...names) {
      for (const name of names) {
        const place = join(folder, "node_modules", name);
        await mkdir(dirname(place), { recursive: true });
        await symlink(new URL(`node_modules/${name}`, import.meta.url).pathname, place);
      }
    },
    /** Runs a program in the folder; returns what it printed, and fails with that if it fails. */
    async run(program, ...args) {
      try {
        const { stdout } = await run(program, args, { cwd: folder });
        return stdout;
      } catch (error) {
        throw new Error(`${program} ${args.join(" ")}:\n${error.stdout}${error.stderr}`, { cause: error });
      }
    },
    /** The package as CommonJS code in the folder gets it. */
    require: () => createRequire(join(folder, "main.cjs"))("sesstpl"),
    remove: () => rm(folder, { recursive: true }),
  };
}

const repository = new URL("../../", import.meta.url);

/** A file of the project's test data. */
export function data(path) {
  return readFile(new URL(path, repository));
}

/** Documents whose outcomes the releases' own check gave, one JSON object a line. */
export function lines(text) {
  return text
    .toString()
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

/** The path of a program from this folder's `node_modules`. */
export function program(name) {
  return new URL(`node_modules/.bin/${name}`, import.meta.url).pathname;
}
