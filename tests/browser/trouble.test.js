// What goes wrong: nothing typed is lost, and the message says what to do.

import { expect, template, test } from "./support/editor.js";

test("broken YAML is marked where it breaks and is not sent", async ({ editor, manager }) => {
  await editor.openAt(manager);
  await editor.paste("api_version: v1\nkind: [taskTemplate\nmetadata:\n  name: x\n");
  const problem = editor.problem("syntax/");
  await expect(problem).toBeVisible();
  await problem.getByRole("button").first().click();
  await expect(editor.text).toBeFocused();
  await editor.save();
  await expect(editor.page.getByTestId("refused")).toBeVisible();
  await editor.show("Library");
  await expect(editor.library).toContainText("Nothing is saved yet");
});

test("a missing image is named before anything is sent", async ({ editor, manager }) => {
  await editor.openAt(manager);
  await editor.paste("api_version: v1\nkind: taskTemplate\nmetadata:\n  name: x\nspec:\n  kernel:\n    environ: {A: b}\n");
  await expect(editor.problem("save/missing-key")).toContainText("image");
  await editor.save();
  await expect(editor.page.getByTestId("refused")).toContainText("image");
  await editor.page.getByTestId("refused").getByRole("button", { name: "Show the place" }).click();
  await expect(editor.text).toBeFocused();
});

test.describe("with a wrong keypair", () => {
  test.use({ expectedErrors: ["401"] });

  test("the connection is refused with advice, and works with the right one", async ({ editor, manager }) => {
    await editor.open(manager.endpoint);
    await editor.paste(template("kept"));
    await editor.page.getByTestId("connection").click();
    const dialog = editor.page.getByTestId("connect-dialog");
    await dialog.getByLabel("Endpoint").fill(manager.endpoint);
    await dialog.getByLabel("Access key").fill(manager.accessKey);
    await dialog.getByLabel("Secret key").fill("not the secret key");
    await dialog.getByRole("button", { name: "Connect" }).click();
    await expect(dialog.getByTestId("connect-failed")).toContainText(/secret key/i);

    await dialog.getByLabel("Secret key").fill(manager.secretKey);
    await dialog.getByRole("button", { name: "Connect" }).click();
    await expect(dialog).toBeHidden();
    await expect(editor.page.getByTestId("connection")).toContainText("Manager");
    await expect(editor.text).toContainText("name: kept");
    await editor.saved();
  });
});

test.describe("with a manager that is gone", () => {
  test.use({ expectedErrors: ["ERR_CONNECTION", "ERR_EMPTY_RESPONSE", "Failed to load resource"] });

  test("a save cut off in its middle loses nothing and works again later", async ({ editor, manager, page }) => {
    await editor.openAt(manager);
    await editor.paste(`${template("survivor")}# typed last\n`);
    await page.route("**/template/session", async (route) => {
      await manager.kill();
      await route.continue();
    });
    await editor.save();
    const failure = page.getByTestId("save-failed");
    await expect(failure).toContainText("Your text is kept here");
    await expect(editor.text).toContainText("# typed last");
    await page.unroute("**/template/session");

    await test.step("the draft survives a new page", async () => {
      await manager.start();
      await editor.openAt(manager);
      await expect(editor.text).toContainText("# typed last");
      await editor.saved();
      await editor.show("Library");
      await expect(page.getByRole("button", { name: "Open survivor" })).toHaveCount(1);
    });
  });

  test("a save that failed is tried again from its message", async ({ editor, manager, page }) => {
    await editor.openAt(manager);
    await editor.paste(template("again"));
    await manager.kill();
    await editor.save();
    const failure = page.getByTestId("save-failed");
    await expect(failure).toBeVisible();
    await manager.start();
    await failure.getByRole("button", { name: "Try again" }).click();
    await expect(editor.documentState).toHaveText("saved");
  });
});

test("without a manager everything that needs none works", async ({ editor, manager, browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(manager.endpoint);
  await expect(page.getByTestId("footer")).toContainText("saving and launching need one");
  await expect(page.getByTestId("normalized")).toContainText("session_type");
  await page.getByTestId("save").click();
  await expect(page.getByTestId("connect-dialog")).toBeVisible();
  await context.close();
  await editor.openAt(manager);
});

test("what is typed survives a crash of the page", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste(template("draft"));
  await editor.text.press("ControlOrMeta+End");
  await page.keyboard.type("# the last words");
  await page.goto("about:blank");
  await editor.open(manager.endpoint);
  await expect(editor.text).toContainText("# the last words");
});
