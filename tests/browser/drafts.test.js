// What is typed is never lost, and tabs keep out of each other's way.

import { expect, template, test } from "./support/editor.js";

/** Another tab of the same browser, with what a person does there. */
async function anotherTab(editor, context, manager, prepare = () => {}) {
  const page = await context.newPage();
  await page.addInitScript(prepare);
  const other = new editor.constructor(page);
  await other.open(manager.endpoint);
  return other;
}

test("two tabs keep a text each across reloads", async ({ editor, manager, context, page }) => {
  await editor.openAt(manager);
  await editor.paste(template("first"));
  const other = await anotherTab(editor, context, manager);
  await expect(other.page.getByTestId("other-draft")).toContainText("name: first");
  await other.page.bringToFront();
  await other.paste(template("second"));
  await page.bringToFront();
  await page.reload();
  await expect(editor.text).toContainText("name: first");
  await other.page.bringToFront();
  await other.page.reload();
  await expect(other.text).toContainText("name: second");
});

test("a new tab takes up what a closed one left", async ({ editor, manager, context, page }) => {
  await editor.openAt(manager);
  const first = await anotherTab(editor, context, manager);
  await first.page.bringToFront();
  await first.paste(template("left"));
  await first.page.close({ runBeforeUnload: true });
  await page.bringToFront();
  const next = await anotherTab(editor, context, manager);
  await expect(next.text).toContainText("name: left");
});

test("the text of a tab that was killed is offered, opened, and undone to what was there before", async ({ editor, manager, context, page }) => {
  await editor.openAt(manager);
  // No event tells a page that it is killed.
  const killed = await anotherTab(editor, context, manager, () => {
    addEventListener("pagehide", (event) => event.stopImmediatePropagation());
  });
  await killed.page.bringToFront();
  await killed.paste(template("survivor"));
  await killed.page.close();
  await page.bringToFront();
  const next = await anotherTab(editor, context, manager);
  const offer = next.page.getByTestId("other-draft");
  await expect(offer).toContainText("name: survivor");
  await offer.getByRole("button", { name: "Open it here" }).click();
  await expect(next.text).toContainText("name: survivor");
  await expect(next.documentState).toHaveText("not saved");
  await expect(offer).toBeHidden();
});

test("leaving asks nothing, because nothing is lost", async ({ editor, manager, page }) => {
  const questions = [];
  page.on("dialog", (dialog) => (questions.push(dialog.type()), dialog.accept()));
  await editor.openAt(manager);
  await editor.paste(template("typed"));
  await page.reload();
  await expect(editor.text).toContainText("name: typed");
  expect(questions).toEqual([]);
});

test.describe("where the browser keeps nothing", () => {
  test("leaving asks when something would be lost, and only then", async ({ editor, manager, page }) => {
    const questions = [];
    page.on("dialog", (dialog) => (questions.push(dialog.type()), dialog.accept()));
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await editor.openAt(manager);
    await expect(page.getByTestId("no-drafts")).toBeVisible();
    await page.reload();
    expect(questions).toEqual([]);
    await expect(page.locator(".cm-content")).toBeVisible();
    await editor.paste(template("typed"));
    await page.reload();
    await expect.poll(() => questions).toEqual(["beforeunload"]);
  });
});

test("ten times the tab crashes while somebody types, and nothing that was typed is lost", async ({ editor, manager, context }) => {
  test.slow();
  await editor.openAt(manager);
  let tab = await anotherTab(editor, context, manager);
  await tab.paste("# typed: ");
  let typed = "# typed: ";
  for (let crash = 0; crash < 10; crash += 1) {
    const word = "letters".slice(0, 1 + (crash % 7));
    await tab.text.press("ControlOrMeta+End");
    await tab.page.keyboard.type(word);
    typed += word;
    // What was typed is kept once a frame.
    await tab.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    const crashed = tab.page.waitForEvent("crash");
    const session = await context.newCDPSession(tab.page);
    session.send("Page.crash").catch(() => {});
    await crashed;
    await tab.page.close();
    tab = await anotherTab(editor, context, manager);
    await tab.page.getByTestId("other-draft").getByRole("button", { name: "Open it here" }).click();
    await expect(tab.text).toHaveText(typed);
  }
});

test("a text that is too long for the browser's storage outlives a crash all the same", async ({ editor, manager, page }) => {
  await page.addInitScript(() => {
    const { setItem } = Storage.prototype;
    // Browsers have room for some megabytes.
    Storage.prototype.setItem = function (key, value) {
      if (value.length > 100_000) throw new DOMException("no room", "QuotaExceededError");
      setItem.call(this, key, value);
    };
  });
  await editor.openAt(manager);
  await editor.paste(`# the first line\n${template("long")}${"# more\n".repeat(20_000)}`);
  await expect(page.getByTestId("footer")).toContainText("Draft kept in this browser");
  await editor.text.press("ControlOrMeta+Home");
  await page.keyboard.type("typed last ");
  await expect(editor.text).toContainText("typed last # the first line");
  await page.waitForTimeout(500);
  await page.goto("about:blank");
  await editor.open(manager.endpoint);
  await expect(editor.text).toContainText("typed last # the first line");
  await expect(editor.text).toContainText("name: long");
});
