// The pictures in docs/images/, taken from the real app: `cargo xtask screenshots`.

import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { expect, sample, template, test } from "./support/editor.js";
import { animation, picture } from "./support/pictures.js";

const folder = fileURLToPath(new URL("../../docs/images/", import.meta.url));

for (const theme of ["light", "dark"]) {
  for (const [width, height] of [[2560, 1300], [1440, 900], [360, 740]]) {
    test.describe(`${width} px, ${theme}`, () => {
      test.use({ colorScheme: theme, viewport: { width, height }, reducedMotion: "reduce" });

      test("the views", async ({ editor, manager, page }) => {
        const take = async (view) => writeFile(`${folder}${view}-${width}-${theme}.webp`, await picture(page, width > 2000 ? 60 : 80));
        const narrow = width < 800;
        await editor.openAt(manager);
        await editor.paste(template("finished"));
        await editor.saved();
        await editor.launch("finished-1");
        await expect(editor.sessionStatus("finished-1")).toHaveText("RUNNING");
        await take("sessions");

        if (narrow) await editor.show("Editor");
        await page.getByTestId("new").click();
        await editor.paste(sample("19.09"));
        await expect(editor.problem("launch/null-mount")).toBeVisible();
        if (!narrow) await editor.show("Stored form");
        await take("editor");
        if (narrow) {
          await editor.show("Stored form");
          await take("stored");
        }

        await page.getByRole("tab", { name: "Form", exact: true }).click();
        await expect(page.getByTestId("form").getByLabel("Image")).toBeVisible();
        await take("form");
        await editor.show("Launch plan");
        await take("plan");

        await editor.saved();
        await page.getByTestId("launch").click();
        await expect(page.getByTestId("launch-dialog")).toBeVisible();
        await take("launch");
        await page.keyboard.press("Escape");
        await editor.show("Library");
        await take("library");
        await page.getByTestId("connection").click();
        await expect(page.getByTestId("connect-dialog")).toBeVisible();
        await take("connect");
      });
    });
  }
}

test.describe("the main job", () => {
  const [width, height] = [1120, 700];
  test.use({ colorScheme: "light", viewport: { width, height }, reducedMotion: "reduce" });

  test("is walked through", async ({ editor, manager, page }) => {
    const frames = [];
    const show = async (milliseconds) => frames.push({ picture: await picture(page, 70), milliseconds });
    const type = async (text) => {
      for (const piece of text.match(/[^]{1,4}/g)) {
        await page.keyboard.type(piece);
        await show(180);
      }
    };
    await editor.openAt(manager);
    await editor.paste(template("training").replace("  scaling_group: default\n", ""));
    await editor.show("Stored form");
    await show(2000);
    // Written with help.
    await editor.text.press("ControlOrMeta+End");
    await type("  scal");
    await expect(page.getByRole("listbox", { name: "Completions" })).toBeVisible();
    await show(1500);
    await page.waitForTimeout(100);
    await page.keyboard.press("Enter");
    await type("default");
    await page.keyboard.press("Escape");
    await show(1200);
    // A mistake is said as it is made, and mended.
    await page.locator(".cm-line", { hasText: "api_version" }).click();
    await page.keyboard.press("End");
    for (let left = 0; left < 2; left += 1) await page.keyboard.press("Backspace");
    await type("6");
    await expect(editor.problem("api_version")).toBeVisible();
    await show(1800);
    await editor.problem("api_version").getByRole("button", { name: "Put 6 in quotes" }).click();
    await show(1500);
    // The form is the same text.
    await page.getByRole("tab", { name: "Form", exact: true }).click();
    await page.getByTestId("form").getByLabel("Tag").fill("nightly");
    await show(1800);
    await editor.show("Launch plan");
    await show(2200);
    await editor.saved();
    await show(1200);
    await page.getByTestId("launch").click();
    await expect(page.getByTestId("launch-dialog")).toBeVisible();
    await show(2200);
    await page.getByTestId("launch-dialog").getByRole("button", { name: "Launch", exact: true }).click();
    await expect(editor.sessions.first()).toBeVisible();
    await show(800);
    await expect(editor.sessions.getByTestId("session-status").first()).toHaveText("RUNNING");
    await show(3000);
    await writeFile(`${folder}walk.webp`, animation(frames, width, height));
  });
});
