// What saving changes, what was saved before, and other names.

import { expect, template, test } from "./support/editor.js";

test("what saving changes is shown, and saved from there", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste(template("reviewed"));
  await expect(page.getByRole("button", { name: "Changes" })).toBeHidden();
  await editor.saved();
  await editor.paste(template("reviewed", { image: "cr.backend.ai/stable/python:3.11" }));
  await page.getByRole("button", { name: "Changes" }).click();
  const review = page.getByTestId("review");
  await expect(review.locator("del")).toContainText("python:3.9-ubuntu20.04");
  await expect(review.locator("ins")).toContainText("python:3.11");
  await review.getByRole("button", { name: "Save" }).click();
  await expect(editor.documentState).toHaveText("saved");
  await expect(editor.normalized).toContainText("python:3.11");
  await page.reload();
  await editor.openFromLibrary("reviewed");
  await expect(editor.text).toContainText("python:3.11");
});

test("a change of comments alone is said to change nothing that is stored", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste(template("commented"));
  await editor.saved();
  await editor.text.press("ControlOrMeta+End");
  await page.keyboard.type("# why");
  await page.getByRole("button", { name: "Changes" }).click();
  await expect(page.getByTestId("review")).toContainText("stores the same already");
  await expect(page.getByTestId("review").getByRole("button", { name: "Save" })).toBeDisabled();
});

test("an earlier version is found after a reload, compared and restored as one step", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste(`# the first\n${template("versions")}`);
  await editor.saved();
  await editor.paste(`# the second\n${template("versions", { image: "cr.backend.ai/stable/python:3.11" })}`);
  await editor.saved();
  await page.reload();
  await expect(editor.text).toContainText("# the second");
  await page.getByRole("button", { name: "History" }).click();
  const history = page.getByTestId("history");
  const version = history.getByLabel("Version");
  await expect(version.locator("option")).toHaveCount(2);
  await expect(history).toContainText("It is the text in the editor.");
  await version.selectOption({ index: 1 });
  await expect(history.locator("ins").first()).toContainText("# the first");
  await history.getByRole("button", { name: "Restore" }).click();
  await expect(editor.text).toContainText("# the first");
  await expect(editor.documentState).toHaveText("changed");
  await editor.text.press("ControlOrMeta+z");
  await expect(editor.text).toContainText("# the second");
});

test("a variable is renamed with its uses, by a key", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  const run = "    environ:\n      EPOCHS: '3' # enough\n    run:\n      startup: train --epochs $EPOCHS\n";
  await editor.paste(template("renamed").replace("  scaling_group", `${run}  scaling_group`));
  await page.locator(".cm-line", { hasText: "EPOCHS: '3'" }).getByText("EPOCHS").click();
  await page.keyboard.press("F2");
  const name = page.getByTestId("rename").getByLabel("New name");
  await expect(name).toBeFocused();
  await expect(name).toHaveValue("EPOCHS");
  await name.fill("ROUNDS");
  await page.keyboard.press("Enter");
  await expect(editor.text).toContainText("ROUNDS: '3' # enough");
  await expect(editor.text).toContainText("startup: train --epochs $ROUNDS");
  await expect(page.getByTestId("said")).toHaveText("EPOCHS is ROUNDS now, also in 1 command.");
  await expect(editor.text).toBeFocused();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(editor.text).toContainText("EPOCHS: '3' # enough");
});

test("text is found and replaced", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste(template("found"));
  await editor.text.press("ControlOrMeta+f");
  const panel = page.locator(".cm-search");
  await panel.getByPlaceholder("Find").fill("python");
  await panel.getByPlaceholder("Replace").fill("pytorch");
  await panel.getByRole("button", { name: "replace all" }).click();
  await expect(editor.text).toContainText("cr.backend.ai/stable/pytorch:3.9-ubuntu20.04");
});
