// Two people change the same saved template.

import { expect, template, test } from "./support/editor.js";

/** Somebody else with a browser of their own opens and changes the saved template. */
async function somebodyElseSaves(browser, manager, name, addition) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(manager.url);
  await page.getByRole("tab", { name: "Library" }).click();
  await page.getByRole("button", { name: `Open ${name}`, exact: true }).click();
  const text = page.getByRole("textbox", { name: "Template" });
  await expect(text).toContainText(name);
  await text.press("ControlOrMeta+End");
  await page.keyboard.type(addition);
  await page.getByTestId("save").click();
  await expect(page.getByTestId("document-state")).toHaveText("saved");
  await context.close();
}

/** A saved template that both have changed. */
async function bothChange(editor, manager, browser, page) {
  await editor.openAt(manager);
  await editor.paste(template("shared"));
  await editor.saved();
  await somebodyElseSaves(browser, manager, "shared", "theirs: 1\n");
  await editor.text.press("ControlOrMeta+End");
  await page.keyboard.type("mine: 2\n");
  await editor.save();
  const dialog = page.getByTestId("conflict");
  await expect(dialog.locator("del")).toContainText("theirs: 1");
  await expect(dialog.locator("ins")).toContainText("mine: 2");
  return dialog;
}

test("mine replaces theirs only when that is said", async ({ editor, manager, browser, page }) => {
  const dialog = await bothChange(editor, manager, browser, page);
  await dialog.getByRole("button", { name: "Replace it with mine" }).click();
  await expect(editor.documentState).toHaveText("saved");
  await editor.text.press("ControlOrMeta+End");
  await page.keyboard.type("# and on\n");
  await editor.saved();
  await expect(dialog).toBeHidden();
});

test("theirs can be taken, and undo brings mine back", async ({ editor, manager, browser, page }) => {
  const dialog = await bothChange(editor, manager, browser, page);
  await dialog.getByRole("button", { name: "Take what is saved" }).click();
  await expect(editor.text).toContainText("theirs: 1");
  await expect(editor.documentState).toHaveText("saved");
  await editor.text.press("ControlOrMeta+z");
  await expect(editor.text).toContainText("mine: 2");
  await expect(editor.documentState).toHaveText("changed");
});

test("mine can become a template of its own", async ({ editor, manager, browser, page }) => {
  const dialog = await bothChange(editor, manager, browser, page);
  await dialog.getByRole("button", { name: "Save mine as a new one" }).click();
  await expect(editor.documentState).toHaveText("saved");
  await editor.show("Library");
  await expect(page.getByRole("button", { name: "Open shared", exact: true })).toHaveCount(2);
});
