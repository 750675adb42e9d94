// What a launch will do, and what releases store differently.

import { execFileSync } from "node:child_process";

import { expect, sample, template, test } from "./support/editor.js";

test("the plan shows script, folders, amounts, obstacles and what the manager's own launch would lose", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste(sample("22.03"));
  await page.getByRole("tab", { name: "Launch plan" }).click();
  const plan = page.getByTestId("plan");
  await expect(plan).toContainText("/home/work/");
  await expect(plan.getByRole("region", { name: "Script that prepares the session" })).toContainText("git clone");
  await expect(plan.getByTestId("losses")).toContainText("never cloned");
  await expect(plan.getByRole("region", { name: "Command" })).toContainText("sesstpl launch template.yaml --name template1234");
  await plan.getByText("The request that will be sent").click();
  await expect(plan.getByRole("region", { name: "Request" })).toContainText('"enqueueOnly": true');
});

test("amounts are shown in units, and what stands in the way is said", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste(template("amounts", { resources: "cpu: '2'\n    mem: 2048m" }));
  await page.getByRole("tab", { name: "Launch plan" }).click();
  const plan = page.getByTestId("plan");
  await expect(plan).toContainText("2 GiB (written 2048m)");
  await expect(plan.getByTestId("no-obstacle")).toBeVisible();
  await editor.paste(template("amounts", { resources: "cpu: '2'\n    mem: 4Gi" }));
  await expect(plan.getByTestId("obstacles")).toContainText("4Gi");
});

test("what another release stores otherwise is marked", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste(template("marked").replace("  scaling_group: default\n", ""));
  await editor.show("Stored form");
  await page.getByTestId("release").selectOption("21.9.9");
  await expect(page.getByTestId("compared")).toContainText("21.9.9 stores otherwise than 26.9.6");
  await expect(editor.normalized.locator("del")).toContainText("architecture: x86_64");
  await page.keyboard.press("Escape");
  await editor.text.press("ControlOrMeta+End");
  await page.keyboard.type("# on");
  await expect(page.getByTestId("compared")).toBeHidden();
});

test("what only another release does at a launch is marked", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste(template("compared").replace("  scaling_group", "  mounts:\n    data: /tmp/\n  scaling_group"));
  await page.getByRole("tab", { name: "Launch plan" }).click();
  const plan = page.getByTestId("plan");
  await expect(plan.getByTestId("obstacles")).toContainText("/tmp is reserved");
  await page.getByTestId("release").selectOption("22.9.23");
  await expect(plan.getByTestId("gone").locator("del").first()).toContainText("/tmp is reserved");
  await expect(plan).toContainText("Only 26.9.6:");
});

test("the shown commands with curl launch the session, with a keypair that they do not hold", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste(template("by-curl"));
  await page.getByRole("tab", { name: "Launch plan" }).click();
  await page.getByTestId("plan").getByText("With curl").click();
  const commands = await page.getByRole("region", { name: "Commands with curl" }).textContent();
  expect(commands).not.toContain(manager.secretKey);
  const env = { ...process.env, BACKEND_ACCESS_KEY: manager.accessKey, BACKEND_SECRET_KEY: manager.secretKey };
  const answer = JSON.parse(execFileSync("sh", ["-c", commands], { env, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  expect(answer.sessionName ?? answer.kernelId, JSON.stringify(answer)).toBe("by-curl");
});
