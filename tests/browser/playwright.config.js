import { defineConfig } from "@playwright/test";

/** Tests talk to nothing but the machine itself, and neither does the browser. */
const launchOptions = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ],
};

export default defineConfig({
  testDir: ".",
  outputDir: "test-results",
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // A test that passed only when it was tried again is listed as flaky at the end, by its name.
  reporter: [["list", { printSteps: false }]],
  use: {
    browserName: "chromium",
    launchOptions,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "chromium", testMatch: "*.test.js", testIgnore: "speed.test.js", retries: process.env.CI ? 1 : 0 },
    // After all others, and alone: who measures beside other tests measures them. What else the machine does can disturb a
    // measurement, but not three of them.
    { name: "speed", testMatch: "speed.test.js", dependencies: ["chromium"], fullyParallel: false, retries: 2 },
    { name: "screenshots", testMatch: "screenshots.js" },
  ],
});
