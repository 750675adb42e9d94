// The library: finding, copying, bringing back, files, starting points.

import { readFile } from "node:fs/promises";

import { expect, sample, template, test } from "./support/editor.js";

test("templates are found, ordered, and say what is wrong with them", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste(template("beta"));
  await editor.saved();
  await page.getByTestId("new").click();
  await editor.paste(sample("22.03"));
  await editor.saved();
  await editor.show("Library");
  const names = editor.library.locator(".card h3");
  await expect(names).toHaveCount(2);
  await expect(names.filter({ hasText: "template1234" })).toContainText("launches otherwise than written");
  await page.getByLabel("Order").selectOption("name");
  await expect(names.first()).toContainText("beta");
  await page.getByLabel("Search saved templates").fill("BET");
  await expect(names).toHaveCount(1);
});

test("a copy has a name of its own and is saved beside the first", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste(template("first"));
  await editor.saved();
  await editor.show("Library");
  await page.getByRole("button", { name: "Copy first", exact: true }).click();
  await expect(editor.text).toContainText("name: first copy");
  await editor.saved();
  await expect(page.getByRole("button", { name: "Open first copy" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Open first", exact: true })).toBeVisible();
});

test("what was deleted is brought back", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste(template("gone"));
  await editor.saved();
  await editor.show("Library");
  await page.getByRole("button", { name: "Delete gone" }).click();
  await page.getByTestId("delete").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("button", { name: "Open gone" })).toHaveCount(0);
  await page.getByTestId("deleted").getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Open gone" })).toHaveCount(1);
});

test("a file comes in and goes out as it is", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.show("Library");
  const text = `# from a file\n${template("filed")}`;
  await page.getByLabel("Import").setInputFiles({ name: "filed.yaml", mimeType: "text/yaml", buffer: Buffer.from(text) });
  await expect(editor.text).toContainText("# from a file");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export", exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("filed.yaml");
  expect(await readFile(await download.path(), "utf8")).toBe(text);
});

test("every starting point launches", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  for (const title of ["Interactive notebook", "Batch training", "Code from Git", "Several GPUs", "Inference server"]) {
    await page.getByRole("tab", { name: "Library" }).click();
    await page.getByTestId("gallery").getByRole("button", { name: title }).click();
    await page.getByRole("tab", { name: "Launch plan" }).click();
    await expect(page.getByTestId("no-obstacle")).toBeVisible();
  }
});
