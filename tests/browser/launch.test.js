// The launch dialog: prefilled, checked while somebody fills it in, with what the cluster has.

import { expect, template, test as base } from "./support/editor.js";

const IMAGE = "cr.backend.ai/stable/python:3.9-ubuntu20.04";

const test = base.extend({
  managerConfig: [`agent: {images: ['${IMAGE}', 'cr.backend.ai/stable/python:3.10-ubuntu22.04'], folders: [data, models]}\n`, { option: true }],
});

const TEMPLATE = template("train", { resources: "cpu: '2'\n    mem: 2g" })
  .replace("  kernel:\n", "  mounts: {data: /home/work/in}\n  kernel:\n    environ: {EPOCHS: '10'}\n");

async function open(editor, manager, page) {
  await editor.openAt(manager);
  await editor.paste(TEMPLATE);
  await page.getByTestId("launch").click();
  return page.getByTestId("launch-dialog");
}

/** The request that the dialog shows. */
async function request(dialog) {
  await dialog.getByText("The request that will be sent").click();
  return JSON.parse(await dialog.getByTestId("launch-request").textContent());
}

test("the dialog says what the template says", async ({ editor, manager, page }) => {
  const dialog = await open(editor, manager, page);
  await expect(dialog.getByLabel("Session name")).toHaveValue("train");
  await expect(dialog.getByLabel("Image")).toHaveValue(IMAGE);
  await expect(dialog.getByLabel("Resource group")).toHaveValue("default");
  await expect(dialog.getByLabel("Amount of mem")).toHaveValue("2g");
  await expect(dialog.getByLabel("Path of data")).toHaveValue("/home/work/in");
  await expect(dialog.getByLabel("Value of EPOCHS")).toHaveValue("10");
  await expect(dialog.getByTestId("free")).toContainText("mem: 32 GiB free");
  const { config } = await request(dialog);
  expect(config).toEqual({
    resources: { cpu: "2", mem: "2g" },
    environ: { EPOCHS: "10" },
    mounts: ["data"],
    mount_map: { data: "/home/work/in" },
    scaling_group: "default",
  });
});

test("what is filled in is sent in place of the template", async ({ editor, manager, page }) => {
  const dialog = await open(editor, manager, page);
  await dialog.getByLabel("Session name").fill("other-1");
  await dialog.getByLabel("Amount of mem").fill("4g");
  await dialog.getByLabel("Value of EPOCHS").fill("25");
  await dialog.getByRole("button", { name: "Remove data" }).click();
  await dialog.getByRole("button", { name: "Add to folders" }).click();
  await dialog.getByLabel("Folder 1").fill("models");
  await dialog.getByText("More", { exact: true }).click();
  await dialog.getByLabel("Tag").fill("labelled");
  await dialog.getByLabel("Priority").fill("50");
  await dialog.getByLabel("Shared memory").fill("1g");
  const body = await request(dialog);
  expect(body.config.resources.mem).toBe("4g");
  expect(body.config.environ).toEqual({ EPOCHS: "25" });
  expect(body.config.mounts).toEqual(["models"]);
  expect(body.config.resource_opts).toEqual({ shmem: "1g" });
  expect(body.tag).toBe("labelled");
  expect(body.priority).toBe(50);
  await dialog.getByRole("button", { name: "Launch", exact: true }).click();
  await expect(editor.sessionStatus("other-1")).toHaveText("RUNNING");
});

test("what the cluster does not have is told at its field while one types", async ({ editor, manager, page }) => {
  const dialog = await open(editor, manager, page);
  await expect(dialog.getByTestId("launch-obstacle")).toHaveCount(0);
  await dialog.getByLabel("Image").fill("cr.backend.ai/stable/python:3.1");
  await expect(dialog.getByTestId("launch-obstacle")).toContainText("no image");
  await expect(dialog.getByLabel("Image")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("Image").fill(IMAGE);
  await expect(dialog.getByTestId("launch-obstacle")).toHaveCount(0);
  await dialog.getByLabel("Folder 1").fill("dat");
  await expect(dialog.getByTestId("launch-obstacle")).toContainText("dat");
  await dialog.getByLabel("Folder 1").fill("data");
  await dialog.getByLabel("Amount of mem").fill("4Gi");
  await expect(dialog.getByTestId("launch-obstacle")).toContainText("4Gi");
  await dialog.getByLabel("Amount of mem").fill("4g");
  await dialog.getByText("More", { exact: true }).click();
  await dialog.getByLabel("Priority").fill("high");
  await expect(dialog.getByTestId("launch-failed")).toContainText("whole number");
  await expect(dialog.getByRole("button", { name: "Launch", exact: true })).toBeDisabled();
});

test("the text is checked against what the cluster has, and mended by it", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste(TEMPLATE.replace("python:3.9-ubuntu20.04", "python:3.8-ubuntu20.04"));
  const problem = editor.problem("launch/unknown-image");
  await expect(problem).toBeVisible();
  await problem.getByRole("button", { name: `Write \`${IMAGE}\`` }).or(problem.getByRole("button", { name: /^Write/ })).first().click();
  await expect(problem).toBeHidden();
  await expect(editor.text).toContainText(IMAGE);
});

test("several sessions run at once, are looked into and launched again", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste(TEMPLATE);
  const first = await editor.launch();
  const second = await editor.launch();
  expect(second).toBe("train-2");
  await expect(editor.sessionStatus(first).first()).toHaveText("RUNNING");
  await expect(editor.sessionStatus(second)).toHaveText("RUNNING");
  await page.getByRole("button", { name: `Logs of ${second}` }).click();
  await expect(editor.session(second).getByTestId("session-logs")).toContainText("dry run", { ignoreCase: true });
  await page.getByRole("button", { name: `Terminate ${second}` }).click();
  await expect(editor.sessionStatus(second)).toHaveText("TERMINATED");
  await page.getByRole("button", { name: `Launch again: ${first}`, exact: true }).click();
  // The name is free again, and the session that had it has ended.
  await expect(editor.sessionStatus(second)).toHaveText("RUNNING");
  await expect(editor.sessions).toHaveCount(2);
});
