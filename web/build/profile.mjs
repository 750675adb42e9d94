// Prints the indices of the functions that run from the page's start until it shows what is wrong with what somebody types,
// as JSON. The site's program says of each function whether it ran. `cargo xtask profile` runs it.
import { createRequire } from "node:module";

import { EmbeddedManager } from "../../tests/browser/support/manager.js";

const { chromium } = createRequire(new URL("../../tests/browser/package.json", import.meta.url))("@playwright/test");

const manager = await EmbeddedManager.start();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });

/** Starts the page and types into it; returns what ran. */
async function ran(lines) {
  const context = await browser.newContext();
  const page = await context.newPage();
  // A program that counts, on a machine that does much else, is slow.
  page.setDefaultTimeout(120_000);
  await page.goto(manager.url);
  await page.locator(".cm-content").waitFor();
  await page.getByRole("textbox", { name: "Template" }).click();
  await page.keyboard.press("Control+End");
  for (const line of lines) await page.keyboard.type(line, { delay: 30 });
  await page.getByTestId("problems").getByRole("listitem").first().waitFor();
  // What is put off for a moment, such as drafts.
  await page.waitForTimeout(2_000);
  const marks = await page.evaluate(async () => {
    const glue = document.querySelector('link[rel="modulepreload"][href*="sesstpl-web"]').href;
    const { default: init } = await import(glue);
    const exports = Object.entries(await init());
    return exports.filter(([name, mark]) => name.startsWith("ran:") && mark.value === 1).map(([name]) => name.slice("ran:".length));
  });
  await context.close();
  return marks.map(Number);
}

try {
  const marks = [...(await ran(["\nkinds: 1", "\n"])), ...(await ran(["\n  x: [1", ", 2]", "\n"]))];
  console.log(JSON.stringify([...new Set(marks)].sort((one, other) => one - other)));
} finally {
  await browser.close();
  await manager.remove();
}
