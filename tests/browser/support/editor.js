import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { test as base, expect } from "@playwright/test";

import { EmbeddedManager } from "./manager.js";

/** A documented sample, `19.09` or `22.03`. */
export function sample(generation) {
  const file = new URL(`../../samples/documentation-${generation}.yaml`, import.meta.url);
  return readFileSync(fileURLToPath(file), "utf8");
}

/** A template that every release stores and launches. */
export function template(name, { resources = "cpu: '1'\n    mem: 1g", image = "cr.backend.ai/stable/python:3.9-ubuntu20.04" } = {}) {
  return `api_version: v1
kind: taskTemplate
metadata:
  name: ${name}
spec:
  kernel:
    image: ${image}
  scaling_group: default
  resources:
    ${resources}
`;
}

/** The editor's page, with what a person does there. */
export class EditorPage {
  constructor(page) {
    this.page = page;
    this.text = page.getByRole("textbox", { name: "Template" });
    this.problems = page.getByTestId("problems");
    this.status = page.getByTestId("status");
    this.normalized = page.getByTestId("normalized");
    this.library = page.getByTestId("library");
    this.sessions = page.getByTestId("session");
    this.documentState = page.getByTestId("document-state");
  }

  /** Opens the page and waits for the code editor. */
  async open(url) {
    await this.page.goto(url);
    await expect(this.page.locator(".cm-content")).toBeVisible();
  }

  /** Opens it where a manager serves it, and waits for the connection. */
  async openAt(manager) {
    await this.open(manager.url);
    await expect(this.page.getByTestId("connection")).toContainText("Manager");
  }

  /** Puts a text in place of all that is there, by the clipboard. */
  async paste(text) {
    await this.page.evaluate((clip) => navigator.clipboard.writeText(clip), text);
    await this.text.click();
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.keyboard.press("ControlOrMeta+v");
  }

  /** The text as the person sees it; the code editor shows only what is in view, so it is read from the draft. */
  async shownText() {
    return (await this.text.locator(".cm-line").allTextContents()).join("\n");
  }

  problem(code) {
    return this.problems.getByRole("listitem").filter({ hasText: code });
  }

  async save() {
    await this.page.getByTestId("save").click();
  }

  async saved() {
    await this.save();
    await expect(this.documentState).toHaveText("saved");
  }

  async show(tab) {
    await this.page.getByRole("tab", { name: tab }).click();
  }

  async openFromLibrary(name) {
    await this.show("Library");
    await this.page.getByRole("button", { name: `Open ${name}`, exact: true }).click();
  }

  /** Launches what the editor holds and returns the session's name. */
  async launch(name) {
    await this.page.getByTestId("launch").click();
    const dialog = this.page.getByTestId("launch-dialog");
    const field = dialog.getByLabel("Session name");
    if (name) await field.fill(name);
    const chosen = await field.inputValue();
    await dialog.getByRole("button", { name: "Launch", exact: true }).click();
    await expect(dialog).toBeHidden();
    return chosen;
  }

  session(name) {
    return this.sessions.filter({ hasText: name });
  }

  sessionStatus(name) {
    return this.session(name).getByTestId("session-status");
  }
}

/** Tests with an embedded manager of their own and a page; nothing may go wrong in the page's console. */
export const test = base.extend({
  managerConfig: ["", { option: true }],
  manager: async ({ managerConfig }, use) => {
    const manager = await EmbeddedManager.start(managerConfig);
    await use(manager);
    await manager.remove();
  },
  expectedErrors: [[], { option: true }],
  // The manager goes after the page, which would miss it.
  editor: async ({ page, context, manager, expectedErrors }, use) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const errors = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error" && !expectedErrors.some((expected) => message.text().includes(expected))) {
        errors.push(message.text());
      }
    });
    await use(new EditorPage(page));
    expect(errors, "the page's console holds no error").toEqual([]);
  },
});

export { expect };
