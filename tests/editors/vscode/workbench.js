/** Visual Studio Code itself: its server for browsers, with one extension and one folder of its own. */

import { execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { chromium } from "playwright-core";

const root = join(dirname(createRequire(import.meta.url).resolve("code-server/package.json")), "lib/vscode");

/** Installs what the server needs beside itself. Its own installer would build parts that nothing here uses. */
function prepare() {
  if (existsSync(join(root, "node_modules/@vscode/spdlog/build/Release/spdlog.node"))) return;
  const npm = (...args) => execFileSync("npm", [...args, "--loglevel=error"], { cwd: root, stdio: "inherit" });
  npm("install", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund");
  npm("rebuild", "@vscode/spdlog", "native-watchdog");
}

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => probe.once("listening", resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** A running editor with the extension from `$SESSTPL_VSIX`, which starts `$SESSTPL`, and a browser on it. */
export class Workbench {
  /** Starts it on a folder with these files. */
  static async start(files) {
    prepare();
    const folder = await mkdtemp(join(tmpdir(), "sesstpl-vscode-"));
    const workspace = join(folder, "jobs");
    const machine = join(folder, "data/data/Machine");
    await Promise.all([workspace, machine].map((path) => mkdir(path, { recursive: true })));
    await writeFile(
      join(machine, "settings.json"),
      JSON.stringify({
        "sesstpl.program": process.env.SESSTPL,
        "workbench.startupEditor": "none",
        // It lies over the lines that the mouse points at.
        "editor.stickyScroll.enabled": false,
      }),
    );
    for (const [name, text] of Object.entries(files)) await writeFile(join(workspace, name), text);
    const program = [join(root, "out/server-main.js"), "--accept-server-license-terms"];
    program.push("--extensions-dir", join(folder, "extensions"), "--server-data-dir", join(folder, "data"));
    execFileSync("node", [...program, "--install-extension", process.env.SESSTPL_VSIX], { stdio: "ignore" });
    const port = await freePort();
    const address = ["--without-connection-token", "--host", "127.0.0.1", "--port", String(port)];
    const server = spawn("node", [...program, ...address], { stdio: ["ignore", "pipe", "ignore"] });
    await new Promise((resolve, reject) => {
      server.stdout.on("data", (said) => String(said).includes("listening on") && resolve());
      server.once("exit", (code) => reject(new Error(`the editor's server ended with ${code}`)));
    });
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu"],
    });
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(workspace)}`);
    await page.getByRole("button", { name: "Yes, I trust the authors" }).click({ timeout: 60_000 });
    return new Workbench(folder, server, browser, page);
  }

  constructor(folder, server, browser, page) {
    Object.assign(this, { folder, server, browser, page });
  }

  /** Opens a file of the folder. */
  async open(name) {
    await this.page.getByRole("treeitem", { name, exact: true }).dblclick();
    await this.page.getByRole("tab", { name, exact: true }).waitFor();
    await this.page.locator(".monaco-editor .view-line").first().waitFor();
  }

  /** Runs a command from the palette. */
  async run(command) {
    await this.page.keyboard.press("F1");
    await this.page.locator(".quick-input-widget input").first().fill(`>${command}`);
    await this.page.locator(".quick-input-list").getByText(command, { exact: true }).first().click();
  }

  /** What is saved in a file of the folder, once it is what is wanted. */
  async saved(name, wanted) {
    await this.run("File: Save");
    const path = join(this.folder, "jobs", name);
    const deadline = Date.now() + 20_000;
    let text;
    do {
      text = await readFile(path, "utf8");
      if (text === wanted) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    } while (Date.now() < deadline);
    return text;
  }

  async end() {
    await this.browser.close();
    this.server.removeAllListeners("exit");
    this.server.kill();
    await new Promise((resolve) => this.server.once("exit", resolve));
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
