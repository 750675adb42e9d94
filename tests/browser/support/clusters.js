// Running managers, where the environment names some; `tests/clients/README.md` tells the variables.

import { execFileSync } from "node:child_process";
import { createHash, createHmac } from "node:crypto";
import { appendFileSync } from "node:fs";

/** `NAME=VALUE,…` as pairs. */
export function pairs(variable) {
  return (process.env[variable] ?? "")
    .split(",")
    .map((pair) => pair.trim().split(/=(.*)/s).slice(0, 2))
    .filter(([name, value]) => name && value);
}

/** A running manager, asked past the page. */
export class Cluster {
  constructor(release, endpoint) {
    this.release = release;
    this.endpoint = endpoint;
    this.accessKey = process.env.SESSTPL_ACCESS_KEY ?? "AKIAIOSFODNN7EXAMPLE";
    this.secretKey = process.env.SESSTPL_SECRET_KEY ?? "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    this.database = Object.fromEntries(pairs("SESSTPL_DATABASES"))[release];
  }

  /** Those that the environment names. */
  static given() {
    return pairs("SESSTPL_MANAGERS").map(([release, endpoint]) => new Cluster(release, endpoint));
  }

  /** Whether it has a machine: 22.9.23 and 23.9.10 of the sample set-up have none. */
  get runs() {
    return /^2[56]\./.test(this.release);
  }

  /** Which envelope a text must have to take a template's place. */
  updatePayload(template) {
    return Number(this.release.split(".").slice(0, 2).join(".")) < 23.9
      ? JSON.stringify({ session_templates: [{ template }] })
      : JSON.stringify([{ template }]);
  }

  /** One signed request, passed on as it is. */
  pass(method, path, body) {
    const date = new Date().toISOString();
    const { host } = new URL(this.endpoint);
    const version = "v6.20200815";
    const hmac = (key, text) => createHmac("sha256", key).update(text);
    const text = [
      method,
      path,
      date,
      `host:${host}`,
      "content-type:application/json",
      `x-backendai-version:${version}`,
      createHash("sha256").digest("hex"),
    ].join("\n");
    const key = hmac(hmac(this.secretKey, date.slice(0, 10).replaceAll("-", "")).digest(), host).digest();
    return fetch(this.endpoint + path, {
      method,
      body: body || undefined,
      headers: {
        Authorization: `BackendAI signMethod=HMAC-SHA256, credential=${this.accessKey}:${hmac(key, text).digest("hex")}`,
        "X-BackendAI-Date": date,
        "X-BackendAI-Version": version,
        "Content-Type": "application/json",
      },
    });
  }

  /** One signed request; the answer's JSON. */
  async ask(method, path, body) {
    const response = await this.pass(method, path, body && JSON.stringify(body));
    const answer = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${answer}`);
    return answer === "" ? null : JSON.parse(answer);
  }

  /** The stored templates of this name. */
  async templates(name) {
    return (await this.ask("GET", "/template/session")).filter((item) => item.name === name);
  }

  /** Ends sessions and deletes templates whose names begin so, which a test that failed may have left. */
  async clear(prefix) {
    for (const item of await this.ask("GET", "/template/session")) {
      if (item.name.startsWith(prefix) && item.is_owner) await this.ask("DELETE", `/template/session/${item.id}`);
    }
    const { matches } = await this.ask("GET", `/session/_/match?id=${prefix}`);
    for (const { name, status } of matches) {
      if (["TERMINATED", "CANCELLED", "ERROR", "TERMINATING"].includes(status)) continue;
      await this.ask("DELETE", `/session/${name}?forced=true`);
    }
  }

  /** Makes a storage folder, where the manager has storage, unless it is there. */
  async folder(name) {
    if (!this.runs) return false;
    const folders = await this.ask("GET", "/folders");
    if (!folders.some((folder) => folder.name === name)) {
      await this.ask("POST", "/folders", { name, host: "local:volume1", usage_mode: "general", permission: "rw" });
    }
    return true;
  }

  /** A session's main kernel, as the manager's database has it. */
  kernel(session) {
    const allocated = this.release.startsWith("26.")
      ? "(select jsonb_object_agg(slot_name, requested) from resource_allocations where kernel_id = k.id)"
      : "null";
    const query = `select to_jsonb(k) || jsonb_build_object('allocated', ${allocated}) from kernels k
      where session_name = '${session}' order by created_at desc limit 1`;
    return JSON.parse(execFileSync("psql", ["-X", "-t", "-A", "-c", query, this.database], { encoding: "utf8" }));
  }

  /** Notes for the table of `cargo xtask clusters` that a step was done. */
  note(step, text = "ok") {
    noteCell(this.release, step, text);
  }
}

/** Notes what came of a step, where a table is made. */
export function noteCell(column, step, text) {
  const file = process.env.SESSTPL_CELLS;
  if (file) appendFileSync(file, `browser\t${column}\t${step}\t${text}\n`);
}

/** What a request asks for and what the manager's database has of it, in the same words. */
export function compared(request, kernel) {
  const { config } = request;
  const slots = [kernel.requested_slots, kernel.allocated, kernel.occupied_slots].find((each) => each?.cpu) ?? {};
  const number = (text) => {
    const [, digits, unit] = /^([\d.]+)([kmgt]?)$/i.exec(String(text));
    return Number(digits) * 1024 ** " kmgt".indexOf(unit.toLowerCase() || " ");
  };
  const asked = Object.entries(config.resources).filter(([, amount]) => number(amount) > 0);
  const environ = new Set(kernel.environ);
  const mounts = kernel.vfolder_mounts ?? [];
  return {
    asked: {
      image: request.image,
      architecture: request.architecture,
      tag: request.tag,
      type: request.type,
      script: request.bootstrapScript,
      group: config.scaling_group,
      environ: Object.entries(config.environ).map(([name, value]) => `${name}=${value}`),
      resources: asked.map(([slot, amount]) => [slot, number(amount)]),
      mounts: config.mounts.map((name) => [name, config.mount_map[name] ?? `/home/work/${name}`]),
    },
    arrived: {
      image: kernel.image,
      architecture: kernel.architecture,
      tag: kernel.tag,
      type: kernel.session_type.toLowerCase(),
      script: kernel.bootstrap_script,
      group: kernel.scaling_group,
      environ: Object.entries(config.environ)
        .map(([name, value]) => `${name}=${value}`)
        .filter((entry) => environ.has(entry)),
      resources: asked.map(([slot]) => [slot, Number(slots[slot])]),
      mounts: config.mounts.map((name) => [name, mounts.find((mount) => mount.name === name)?.kernel_path]),
    },
  };
}
