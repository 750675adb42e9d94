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

test("several are selected, exported together, deleted together and brought back together", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  for (const name of ["one", "two", "three"]) {
    await page.getByTestId("new").click();
    await editor.paste(template(name));
    await editor.saved();
  }
  await editor.show("Library");
  await page.getByLabel("Select one", { exact: true }).check();
  await page.getByLabel("Select two", { exact: true }).check();
  const selected = page.getByRole("group", { name: "Selected templates" });
  await expect(selected).toContainText("2 selected");
  const [download] = await Promise.all([page.waitForEvent("download"), selected.getByRole("button", { name: "Export selected" }).click()]);
  const text = await readFile(await download.path(), "utf8");
  await selected.getByRole("button", { name: "Delete selected" }).click();
  const question = page.getByTestId("delete");
  await expect(question).toContainText("Delete 2 templates?");
  await question.getByRole("button", { name: "Delete" }).click();
  await expect(editor.library.locator(".card")).toHaveCount(1);
  await page.getByTestId("deleted").getByRole("button", { name: "Undo" }).click();
  await expect(editor.library.locator(".card")).toHaveCount(3);
  // What was exported comes in again as it is.
  await page.getByLabel("Import", { exact: true }).setInputFiles({ name: "templates.yaml", mimeType: "text/yaml", buffer: Buffer.from(text) });
  await expect(editor.status).toContainText("stores these 2 templates");
});

test("a saved template gets another name", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste(template("before"));
  await editor.saved();
  await editor.show("Library");
  await page.getByRole("button", { name: "Rename before" }).click();
  await page.getByTestId("rename-saved").getByLabel("New name").fill("after");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Open after" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Open before" })).toHaveCount(0);
});

test("texts come in by drop, by paste and from the web", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.show("Library");
  const text = (name) => `# ${name}\r\n${template(name)}`;
  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "dropped.yaml", { type: "text/yaml" }));
    return transfer;
  }, text("dropped"));
  await editor.library.dispatchEvent("drop", { dataTransfer: dropped });
  await expect(editor.text).toContainText("# dropped");
  await page.evaluate((text) => navigator.clipboard.writeText(text), text("pasted"));
  await page.getByRole("button", { name: "Refresh" }).focus();
  await page.keyboard.press("ControlOrMeta+v");
  await expect(editor.text).toContainText("# pasted");
  await page.route("https://git.example/team.yaml", (route) =>
    route.fulfill({ body: text("fetched"), headers: { "Access-Control-Allow-Origin": "*" } }),
  );
  await page.getByRole("button", { name: "Import from URL" }).click();
  await page.getByTestId("import-address").getByLabel("Address").fill("https://git.example/team.yaml");
  await page.keyboard.press("Enter");
  await expect(editor.text).toContainText("# fetched");
});
