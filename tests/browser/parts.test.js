// The program comes in two parts: the page starts with the first.

import { setTimeout as pass } from "node:timers/promises";

import { expect, template, test } from "./support/editor.js";

// A worker would have the second part from the first visit.
test.use({ serviceWorkers: "block" });

const MORE = "**/sesstpl-more-*.wasm";

/** Does what needs most of the program, as soon as the page can be used. */
async function useEverything(editor, page) {
  await editor.paste(template("parts"));
  await editor.saved();
  await page.getByRole("tab", { name: "Form", exact: true }).click();
  // Some tabs also say how much they hold.
  for (const tab of ["Stored form", "Launch plan", "Library", "Sessions"]) await editor.show(tab);
  await editor.openFromLibrary("parts");
  const name = await editor.launch("parts-1");
  await expect(editor.sessionStatus(name)).toHaveText("RUNNING");
}

test("everything can be used before the second part is there", async ({ editor, manager, page }) => {
  test.setTimeout(120_000);
  await page.route(MORE, async (route) => {
    await pass(5_000);
    await route.continue();
  });
  await editor.openAt(manager);
  await useEverything(editor, page);
});

test("the second part comes by itself, after the first", async ({ editor, manager, page }) => {
  const order = [];
  page.on("request", (request) => order.push(new URL(request.url()).pathname.split("/").at(-1)));
  await editor.openAt(manager);
  const more = () => order.findIndex((name) => /^sesstpl-more-[0-9a-f]{16}\.wasm$/.test(name));
  await expect.poll(more).toBeGreaterThan(order.findIndex((name) => name.endsWith("_bg.wasm")));
  await useEverything(editor, page);
});

test.describe("where the second part fails at first", () => {
  test.use({ expectedErrors: ["sesstpl-more", "503"] });

  test("it is asked for again, and everything can be used", async ({ editor, manager, page }) => {
    let requests = 0;
    await page.route(MORE, (route) => {
      requests += 1;
      return requests === 1 ? route.fulfill({ status: 503, body: "" }) : route.continue();
    });
    await editor.openAt(manager);
    await expect.poll(() => requests).toBeGreaterThan(1);
    await useEverything(editor, page);
  });
});
