import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** The embedded manager as a person starts it: `sesstpl serve`, with data of its own. */
export class EmbeddedManager {
  #folder;
  #process;
  #port = 0;

  /** The address with its token, as printed. */
  url = "";
  /** The endpoint for a keypair. */
  endpoint = "";
  accessKey = "";
  secretKey = "";

  #editor;

  /** Starts it with a configuration file's text, if one is given, and another site than the editor. */
  static async start(config = "", editor = process.env.SESSTPL_EDITOR) {
    const manager = new EmbeddedManager();
    manager.#editor = editor;
    manager.#folder = await mkdtemp(join(tmpdir(), "sesstpl-browser-"));
    await writeFile(join(manager.#folder, "serve.yaml"), config);
    await manager.start();
    return manager;
  }

  /** Starts it, again on the port that it had. */
  async start() {
    const command = process.env.SESSTPL;
    const editor = this.#editor;
    if (!command || !editor) {
      throw new Error("SESSTPL and SESSTPL_EDITOR name the command and the built editor: run `cargo xtask test browser`");
    }
    const config = join(this.#folder, "serve.yaml");
    const port = String(this.#port);
    const options = ["serve", "--config", config, "--port", port, "--data", this.#folder, "--editor", editor];
    this.#process = spawn(command, options, { stdio: ["ignore", "pipe", "inherit"] });
    for await (const line of createInterface({ input: this.#process.stdout })) {
      this.#read(line);
      if (line.startsWith("Ctrl-C")) return;
    }
    throw new Error("the manager ended before it was ready");
  }

  #read(line) {
    const last = line.trim().split(/\s+/).at(-1);
    if (line.includes("answers at")) {
      this.endpoint = last;
      this.#port = Number(new URL(last).port);
    }
    if (line.includes("open in a browser")) this.url = last;
    if (line.includes("access key")) this.accessKey = last;
    const secret = /secret key\s+(\S+)/.exec(line);
    if (secret) this.secretKey = secret[1];
  }

  /** Stops it as a crash would. */
  async kill() {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#process.kill("SIGKILL");
    await ended;
  }

  async remove() {
    await this.kill();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
