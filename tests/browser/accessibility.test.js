// Every view in both themes, as axe sees it.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { expect, sample, template, test } from "./support/editor.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds on the page as it is: each rule with the elements that it is about. */
async function violations(page) {
  // Evaluated by the browser's own means: the page's policy lets no other script in.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`));
}

for (const colorScheme of ["light", "dark"]) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    for (const view of ["Form", "Stored form", "Launch plan", "Library", "Sessions"]) {
      test(`nothing is in anybody's way beside: ${view}`, async ({ editor, manager, page }) => {
        await editor.openAt(manager);
        await editor.paste(template("seen"));
        await editor.saved();
        await editor.launch();
        await expect(editor.sessions.getByTestId("session-status").first()).toHaveText("RUNNING");
        await editor.paste(sample("19.09"));
        await expect(editor.problem("launch/null-mount")).toBeVisible();
        await page.getByRole("tab", { name: new RegExp(`^${view}`) }).click();
        await page.waitForTimeout(500);
        expect(await violations(page)).toEqual([]);
      });
    }

    test("nothing is in anybody's way in the dialogs", async ({ editor, manager, page }) => {
      await editor.openAt(manager);
      await editor.paste(template("asked").replace("  scaling_group", "  mounts:\n    data:\n  scaling_group"));
      await editor.saved();
      const asked = async (dialog, open) => {
        await open();
        await expect(page.getByTestId(dialog)).toBeVisible();
        expect(await violations(page), dialog).toEqual([]);
        await page.keyboard.press("Escape");
        await expect(page.getByTestId(dialog)).toBeHidden();
      };
      await asked("connect-dialog", () => page.getByTestId("connection").click());
      await asked("launch-dialog", () => page.getByTestId("launch").click());
      await asked("outline", () => page.getByRole("button", { name: "Go to" }).click());
      await asked("history", () => page.getByRole("button", { name: "History" }).click());
      await page.locator(".cm-line", { hasText: "data:" }).getByText("data", { exact: true }).click();
      await asked("rename", () => page.keyboard.press("F2"));
      await editor.text.press("ControlOrMeta+End");
      await page.keyboard.type("# more");
      await asked("review", () => page.getByRole("button", { name: "Changes" }).click());
      await editor.show("Library");
      await asked("delete", () => page.getByRole("button", { name: "Delete asked" }).click());
      await asked("rename-saved", () => page.getByRole("button", { name: "Rename asked" }).click());
      await asked("import-address", () => page.getByRole("button", { name: "Import from URL" }).click());
      await asked("discard", () => page.getByTestId("new").click());
    });
  });
}
