// The pictures in docs/images/, taken from the real app: `cargo xtask screenshots`.

import { fileURLToPath } from "node:url";

import { expect, sample, template, test } from "./support/editor.js";

const folder = fileURLToPath(new URL("../../docs/images/", import.meta.url));

for (const theme of ["light", "dark"]) {
  for (const [width, height] of [[1440, 900], [360, 740]]) {
    test.describe(`${width} px, ${theme}`, () => {
      test.use({ colorScheme: theme, viewport: { width, height }, reducedMotion: "reduce" });

      test("the views", async ({ editor, manager, page }) => {
        const take = (view) => page.screenshot({ path: `${folder}${view}-${width}-${theme}.png` });
        await editor.openAt(manager);
        await editor.paste(template("finished"));
        await editor.saved();
        await editor.launch("finished-1");
        await expect(editor.sessionStatus("finished-1")).toHaveText("RUNNING");
        await take("sessions");

        if (width < 800) await editor.show("Editor");
        await page.getByTestId("new").click();
        await editor.paste(sample("19.09"));
        await expect(editor.problem("launch/null-mount")).toBeVisible();
        if (width >= 800) await editor.show("Stored form");
        await take("editor");
        if (width < 800) {
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
      });
    });
  }
}
