// Help while writing: completion, words at the pointer, fixes, layout, the way from problem to problem.

import { expect, template, test } from "./support/editor.js";

const BROKEN = `# kept
api_version: 6 # why six?
kind: taskTemplate
metadata:
  name: a
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
    environ:
      N: 1
`;

test("completion writes a field with what it needs, and then offers the words that it takes", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste("api_version: v1\nkind: taskTemplate\nmetadata:\n  name: a\nspec:\n");
  await editor.text.press("ControlOrMeta+End");
  await page.keyboard.type("  ker");
  const options = page.getByRole("listbox", { name: "Completions" });
  await expect(options.getByRole("option").first()).toContainText("kernel");
  await page.waitForTimeout(100);
  await page.keyboard.press("Enter");
  await expect(editor.text).toContainText("image:");
  await page.keyboard.type("python:3.9");
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Home");
  await page.keyboard.type("  sessionTy");
  await expect(options).toBeVisible();
  await page.waitForTimeout(100);
  await page.keyboard.press("Enter");
  // The default is proposed, and selected: typing takes its place.
  await expect(editor.text).toContainText("type: interactive");
  await page.keyboard.type("b");
  await expect(options.getByRole("option", { name: /batch/ })).toBeVisible();
});

test("completion offers the images of the saved templates", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste(template("known", { image: "cr.example/team/own:1.0" }));
  await editor.saved();
  await editor.paste("spec:\n  kernel:\n    image: ");
  await editor.text.press("ControlOrMeta+End");
  await page.keyboard.press("ControlOrMeta+Space");
  const option = page.getByRole("option", { name: /cr\.example\/team\/own:1\.0/ });
  await expect(option).toContainText("used in known");
});

test("pointing at a field shows what it is", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste(template("pointed"));
  await page.locator(".cm-line", { hasText: "scaling_group" }).getByText("scaling_group").hover();
  await expect(page.locator(".cm-tooltip-hover .tip")).toContainText("scaling_group: text or null");
});

test("a fix is applied from its problem, keeps the comments, and is undone as one step", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste(BROKEN);
  const problem = editor.problem("api_version");
  await problem.getByRole("button", { name: "Put 6 in quotes" }).click();
  await expect(editor.text).toContainText("api_version: '6' # why six?");
  await expect(editor.text).toContainText("# kept");
  await editor.text.press("ControlOrMeta+z");
  await expect(editor.text).toContainText("api_version: 6 # why six?");
  await expect(editor.text).toContainText("name: a");
});

test("all safe fixes are applied at once and undone at once", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste(BROKEN);
  await page.getByTestId("mend-all").click();
  await expect(editor.text).toContainText("api_version: '6'");
  await expect(editor.text).toContainText("N: '1'");
  await expect(page.getByTestId("said")).toHaveText("2 problems are mended.");
  await expect(page.getByTestId("mend-all")).toBeHidden();
  await editor.text.press("ControlOrMeta+z");
  await expect(editor.text).toContainText("N: 1");
  await expect(editor.text).toContainText("api_version: 6 ");
});

test("the keyboard goes from problem to problem and mends one", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste(BROKEN);
  await editor.text.press("ControlOrMeta+Home");
  await page.keyboard.press("F8");
  await expect(page.getByTestId("said")).toContainText("Problem 1 of");
  await page.keyboard.press("F8");
  await expect(editor.problem("api_version")).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("ControlOrMeta+.");
  const menu = page.getByRole("menu", { name: "What can be mended here" });
  await expect(menu.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(menu).toBeHidden();
  await expect(editor.text).toBeFocused();
  await page.keyboard.press("ControlOrMeta+.");
  await page.keyboard.press("Enter");
  await expect(editor.text).toContainText("api_version: '6'");
  await expect(editor.text).toBeFocused();
  await page.keyboard.press("F8");
  await page.keyboard.press("Shift+F8");
  await expect(page.getByTestId("said")).toContainText("Problem");
});

test("a rule says what it finds and why", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste(BROKEN);
  await editor.problem("api_version").getByRole("button", { name: /^Why/ }).click();
  const rule = page.getByTestId("rule");
  await expect(rule).toContainText("Mended");
  await page.keyboard.press("Escape");
  await expect(rule).toBeHidden();
});

test("the layout is made usual by a key, and the comments stay", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste("kind :   taskTemplate   # which\nmetadata:\n     name: x\n");
  await editor.text.press("Shift+Alt+F");
  await expect(editor.text).toContainText("kind: taskTemplate # which");
  await page.getByRole("button", { name: "Format" }).click();
  await expect(page.getByTestId("said")).toHaveText("The text has the usual layout already.");
});

test("the outline leads to a part of the text", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste(template("parts"));
  await page.keyboard.press("ControlOrMeta+Shift+o");
  const outline = page.getByTestId("outline");
  await outline.getByRole("combobox").fill("scal");
  await expect(outline.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(outline).toBeHidden();
  await expect(editor.text).toBeFocused();
  await page.keyboard.type("found_here");
  await expect(editor.text).toContainText("found_here: default");
});

test("what can be folded is folded", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste(template("folded"));
  await page.locator(".cm-line", { hasText: "kernel:" }).click();
  await page.getByTitle("Fold line").nth(2).click();
  await expect(editor.text).not.toContainText("image:");
  await page.locator(".cm-content").getByText("…").click();
  await expect(editor.text).toContainText("image:");
});
