// Work per keystroke in a long document, in processor time of the page's main thread, and the time until one can write.

import { expect, template, test } from "./support/editor.js";

/**
 * Milliseconds that a letter may take, from the key to the findings and the frame that shows them. The aim is a frame at
 * 60 Hz, 16 ms; 9 to 21 were measured on two cores that other work kept busy. More than two frames are no such noise.
 */
const LIMIT = 33;

/** Milliseconds that nothing else can happen in, at most, while somebody types. */
const LONG = 50;

const KEYSTROKES = 20;

// Recording takes longer than what is measured.
test.use({ trace: "off" });

/** As many templates as make 2,000 lines, as YAML documents. */
function longDocument(change = (text) => text) {
  const one = (index) => `template:\n${change(template(`template-${index}`)).replace(/^(?=.)/gm, "  ")}`;
  const documents = [];
  for (let lines = 0; lines < 2000; lines += documents.at(-1).split("\n").length) documents.push(one(documents.length));
  return documents.join("---\n");
}

/** Milliseconds of the main thread's processor time for each letter typed, and of its longest task. */
async function perKeystroke(page, type) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const busy = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find((metric) => metric.name === "TaskDuration").value * 1000;
  };
  const tasks = [];
  for (let count = 0; count < KEYSTROKES; count += 1) {
    const before = await busy();
    await type();
    tasks.push((await busy()) - before);
  }
  await session.detach();
  const sorted = tasks.toSorted((one, other) => one - other);
  return { median: sorted[Math.floor(KEYSTROKES / 2)], longest: sorted.at(-1) };
}

async function typeLetters(editor, page, text, view) {
  expect(text.split("\n").length).toBeGreaterThanOrEqual(2000);
  await editor.paste(text);
  await page.getByRole("tab", { name: view, exact: true }).click();
  await expect(editor.status).toContainText("these");
  await editor.text.press("ControlOrMeta+Home");
  await page.keyboard.press("End");
  await page.keyboard.type(" # begin");
  await page.waitForTimeout(2000);
  return perKeystroke(page, async () => {
    await page.keyboard.type("x");
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  });
}

function told(info, what, { median, longest }) {
  const words = `${median.toFixed(1)} ms in the middle, ${longest.toFixed(1)} ms at most`;
  info.annotations.push({ type: "per keystroke", description: words });
  console.log(`${what}: ${words}`);
}

for (const view of ["Form", "Stored form", "Launch plan", "Library"]) {
  test(`a letter in 2,000 lines is worked through in passing beside: ${view}`, async ({ editor, manager, page }, info) => {
    await editor.openAt(manager);
    const spent = await typeLetters(editor, page, longDocument(), view);
    told(info, view, spent);
    expect(spent.median).toBeLessThanOrEqual(LIMIT);
    expect(spent.longest).toBeLessThanOrEqual(LONG);
  });
}

test("a letter in 2,000 lines with hundreds of problems leaves the page responsive", async ({ editor, manager, page }, info) => {
  await editor.openAt(manager);
  const spent = await typeLetters(editor, page, longDocument((text) => `${text}  extra: 1\n`), "Form");
  told(info, "with problems", spent);
  expect(spent.longest).toBeLessThanOrEqual(LONG);
});

/**
 * Milliseconds of the main thread until one can write, on a processor that is four times slower. The aim is 1,000;
 * 1,100 to 2,000 were measured on two busy cores.
 */
const START = 3000;

test("one can write soon on a processor that is four times slower", async ({ editor, manager, page }, info) => {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(manager.url);
  await editor.text.waitFor();
  const { metrics } = await session.send("Performance.getMetrics");
  const spent = metrics.find((metric) => metric.name === "TaskDuration").value * 1000;
  info.annotations.push({ type: "milliseconds until one can write", description: spent.toFixed(0) });
  console.log(`until one can write: ${spent.toFixed(0)} ms of the main thread`);
  expect(spent).toBeLessThanOrEqual(START);
});
