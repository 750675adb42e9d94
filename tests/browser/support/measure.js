// What work costs the page: milliseconds of its main thread, bytes that came, and the time from a key to what is said.

import { brotliCompressSync } from "node:zlib";

const KEYSTROKES = 20;

/** Milliseconds of the main thread's processor time until now. */
async function mainThread(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find((metric) => metric.name === "TaskDuration").value * 1000;
}

function summary(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other);
  return { median: sorted[Math.floor(sorted.length / 2)], longest: sorted.at(-1) };
}

/** Milliseconds of the main thread's processor time for each letter typed, and of its longest task. */
export async function perKeystroke(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const tasks = [];
  for (let count = 0; count < KEYSTROKES; count += 1) {
    const before = await mainThread(session);
    await page.keyboard.type("x");
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    tasks.push((await mainThread(session)) - before);
  }
  await session.detach();
  return summary(tasks);
}

/**
 * Milliseconds from a key to the moment at which the page says something else of the text. The page has
 * `globalThis.whenSaid`, which is given what is to be called then.
 */
export async function untilSaid(page, keys) {
  const waits = [];
  for (const key of keys) {
    await page.evaluate(() => {
      globalThis.said = new Promise((done) => {
        let pressed = 0;
        const stop = globalThis.whenSaid(() => {
          if (pressed === 0) return;
          const now = performance.now();
          stop();
          done(now - pressed);
        });
        addEventListener("keydown", () => (pressed = performance.now()), { capture: true, once: true });
      });
    });
    await page.keyboard.press(key);
    waits.push(await page.evaluate(() => globalThis.said));
    await page.waitForTimeout(300);
  }
  return summary(waits);
}

/** Opens a page on a processor that is four times slower, and gives what that cost until `ready`. */
export async function opened(page, url, ready) {
  const session = await page.context().newCDPSession(page);
  const bodies = [];
  page.on("response", (response) => {
    if (new URL(response.url()).protocol.startsWith("http")) bodies.push(response.body().catch(() => Buffer.alloc(0)));
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(url);
  await ready();
  const spent = await mainThread(session);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await page.waitForLoadState("networkidle");
  const files = await Promise.all(bodies);
  const brotli = files.reduce((sum, body) => sum + (body.length === 0 ? 0 : brotliCompressSync(body).length), 0);
  return { spent, bytes: files.reduce((sum, body) => sum + body.length, 0), brotli };
}
