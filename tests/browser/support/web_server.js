// A stand-in of a cluster's web server, in front of a manager: routes and answers are those of web server 26.9.6. Beside its
// console lies the editor.

import { createServer } from "node:http";
import { randomBytes } from "node:crypto";

import { Cluster } from "./clusters.js";

export const PASSWORD = "open sesame";
export const ONE_TIME_PASSWORD = "123456";

export class WebServer {
  #server;
  /** The logins that hold. */
  logins = new Set();
  endpoint = "";

  /** Starts it in front of a manager, for which it signs with a keypair. */
  static async start(endpoint, accessKey, secretKey) {
    const web = new WebServer();
    const manager = Object.assign(new Cluster("", endpoint), { accessKey, secretKey });
    web.#server = createServer((request, response) => {
      web.#answer(manager, request, response).catch((error) => {
        response.statusCode = 502;
        response.end(String(error));
      });
    });
    await new Promise((resolve) => web.#server.listen(0, "127.0.0.1", resolve));
    web.endpoint = `http://127.0.0.1:${web.#server.address().port}`;
    return web;
  }

  /** All logins end, as after a restart. */
  endLogins() {
    this.logins.clear();
  }

  async stop() {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(manager, request, response) {
    response.setHeader("Access-Control-Allow-Origin", request.headers.origin ?? "*");
    response.setHeader("Access-Control-Allow-Credentials", "true");
    response.setHeader("Access-Control-Expose-Headers", "X-BackendAI-SessionID");
    if (request.method === "OPTIONS") {
      response.setHeader("Access-Control-Allow-Headers", request.headers["access-control-request-headers"] ?? "");
      response.setHeader("Access-Control-Allow-Methods", request.headers["access-control-request-method"] ?? "");
      return response.end();
    }
    const cookie = /AIOHTTP_SESSION=([0-9a-f]+)/.exec(request.headers.cookie ?? "")?.[1];
    const id = request.headers["x-backendai-sessionid"] ?? cookie;
    let body = "";
    for await (const chunk of request) body += chunk;
    if (request.url === "/server/login") return this.#login(JSON.parse(body), response);
    if (request.url === "/server/login-check") return json(response, 200, { authenticated: this.logins.has(id) });
    if (request.url === "/server/logout") {
      this.logins.delete(id);
      return response.end();
    }
    // The editor's files; nothing of the manager that has them.
    if (/^\/editor\/(?:[^?]*\.(?:js|css|wasm|svg|json|webmanifest))?$/.test(request.url)) {
      const headers = { Accept: request.headers.accept ?? "*/*" };
      const file = await fetch(manager.endpoint + request.url.slice("/editor".length), { headers });
      response.statusCode = file.status;
      response.setHeader("Content-Type", file.headers.get("content-type") ?? "application/octet-stream");
      return response.end(Buffer.from(await file.arrayBuffer()));
    }
    if (!request.url.startsWith("/func/")) {
      response.statusCode = 404;
      return response.end("Not Found");
    }
    if (request.url !== "/func/" && !this.logins.has(id)) {
      return json(response, 401, {
        type: "https://api.backend.ai/probs/auth-failed",
        title: "Unauthorized access",
      });
    }
    const passed = await manager.pass(request.method, request.url.slice("/func".length), body);
    response.statusCode = passed.status;
    response.setHeader("Content-Type", passed.headers.get("content-type") ?? "text/plain");
    return response.end(await passed.text());
  }

  #login({ username, password, otp }, response) {
    const refuse = (status, kind, details) =>
      json(response, status, {
        authenticated: false,
        data: { type: `https://api.backend.ai/probs/${kind}`, title: "t", details },
      });
    if (password !== PASSWORD) return refuse(401, "auth-failed", "User credential mismatch.");
    if (username === "otp" && otp === undefined) {
      return refuse(200, "require-totp-authentication", "You must authenticate using Two-Factor Authentication.");
    }
    if (username === "otp" && otp !== ONE_TIME_PASSWORD) return refuse(401, "auth-failed", "Invalid OTP");
    const id = randomBytes(16).toString("hex");
    this.logins.add(id);
    response.setHeader("X-BackendAI-SessionID", id);
    response.setHeader("Set-Cookie", `AIOHTTP_SESSION=${id}; Path=/; HttpOnly`);
    return json(response, 200, { authenticated: true, data: { access_key: "AKIA", role: "user", status: "active" } });
  }
}

function json(response, status, body) {
  response.statusCode = status;
  response.setHeader("Content-Type", "application/json");
  response.end(JSON.stringify(body));
}
