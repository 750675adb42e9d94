/** What somebody does with the extension in Visual Studio Code. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Workbench } from "./workbench.js";

const TEMPLATE = `template:
  api_version: v1
  kind: taskTemplate
  metadata: {name: 🎉}
  spec:
    kernel:
      image: cr.backend.ai/stable/python:3.9-ubuntu20.04
      environ: {A: 1} # kept
`;
const MENDED = TEMPLATE.replace("{A: 1}", "{A: '1'}");

let editor;
let page;

before(async () => {
  editor = await Workbench.start({
    "train.yaml": TEMPLATE,
    "all.yaml": TEMPLATE,
    "layout.yaml": MENDED.replace("kind: ", "kind:   "),
    "compose.yaml": "services: {web: {image: nginx}}\n",
  });
  page = editor.page;
});

after(() => editor?.end());

const underlined = () => page.locator(".monaco-editor .squiggly-error");

test("a finding is underlined, and listed with its code", async () => {
  await editor.open("train.yaml");
  await underlined().first().waitFor();
  await editor.run("Problems: Focus on Problems View");
  const problem = page.locator(".markers-panel").getByText("`A` must be text, but `1` is read as the number 1");
  await problem.first().waitFor();
  await page.locator(".markers-panel").getByText("save/not-text").first().waitFor();
});

test("a field is explained where the mouse is", async () => {
  await page.locator(".view-line").getByText("image", { exact: true }).hover();
  await page.locator(".monaco-hover").getByText("spec.kernel.image").first().waitFor();
  await page.mouse.move(640, 450);
  await page.locator(".monaco-hover").first().waitFor({ state: "hidden" });
});

test("a finding is mended by its quick fix, and the comment stays", async () => {
  await page.locator(".view-line").getByText("A", { exact: true }).click();
  await page.keyboard.press("End");
  await page.keyboard.press("F8");
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+.");
  // The menu has no-break spaces.
  await page.locator(".action-widget").getByText(/Put.`1`.in.quotes/).waitFor();
  await page.keyboard.press("Enter");
  await underlined().first().waitFor({ state: "detached" });
  assert.equal(await editor.saved("train.yaml", MENDED), MENDED);
});

test("all safe fixes of a document are one command", async () => {
  await editor.open("all.yaml");
  await underlined().first().waitFor();
  await editor.run("Fix All");
  await underlined().first().waitFor({ state: "detached" });
  assert.equal(await editor.saved("all.yaml", MENDED), MENDED);
});

test("a document is laid out", async () => {
  await editor.open("layout.yaml");
  await editor.run("Format Document");
  assert.equal(await editor.saved("layout.yaml", MENDED), MENDED);
});

test("a field is completed with what it needs", async () => {
  await editor.open("train.yaml");
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type("      ru");
  await page.keyboard.press("ControlOrMeta+Space");
  await page.locator(".suggest-widget").getByText("run", { exact: true }).first().waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".view-line").getByText("run", { exact: true }).first().waitFor();
});

test("a document that is something else is left alone", async () => {
  await editor.open("compose.yaml");
  // What is asked after it was opened is answered after it was checked.
  await editor.run("Format Document");
  await page.waitForTimeout(500);
  assert.equal(await underlined().count(), 0);
});
