// The page on small and large screens, by keyboard, in both themes.

import { expect, sample, template, test } from "./support/editor.js";

for (const width of [360, 1440]) {
  test(`at ${width} px nothing is cut off sideways and everything can be reached`, async ({ editor, manager, page }) => {
    await page.setViewportSize({ width, height: 800 });
    await editor.openAt(manager);
    await editor.paste(sample("19.09"));
    await expect(editor.problem("launch/null-mount")).toBeVisible();
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await overflow()).toBeLessThanOrEqual(0);
    for (const tab of ["Form", "Stored form", "Launch plan", "Library", "Sessions"]) {
      await page.getByRole("tab", { name: tab, exact: true }).click();
      expect(await overflow()).toBeLessThanOrEqual(0);
    }
    for (const button of ["new", "save", "launch", "connection", "theme"]) {
      await expect(page.getByTestId(button)).toBeInViewport({ ratio: 1 });
    }
  });
}

test("the main job can be done by keyboard alone", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.text.focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(template("keys"));
  await page.keyboard.press("ControlOrMeta+s");
  await expect(editor.documentState).toHaveText("saved");
  await page.keyboard.press("Escape");
  await page.getByTestId("launch").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("launch-dialog").getByLabel("Session name")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(editor.sessions.getByTestId("session-status").first()).toHaveText("RUNNING");
});

test("the theme follows the system and can be chosen", async ({ editor, manager, page }) => {
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: "light" });
  await editor.openAt(manager);
  const light = await background();
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(background).not.toBe(light);
  const dark = await background();
  for (let presses = 0; presses < 3 && (await background()) === dark; presses += 1) {
    await page.getByTestId("theme").click();
  }
  expect(await background()).toBe(light);
  await page.reload();
  await expect.poll(background).toBe(light);
});
