// The text as a form: one document in two views, with one history.

import { expect, template, test } from "./support/editor.js";

const COMMENTED = `# For the whole team.
api_version: v1
kind: taskTemplate
metadata:
  name: train   # as on the board
spec:
  sessionType: batch
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04 # pinned
    environ:
      EPOCHS: "10"  # enough
    run:
      startup: python train.py
  mounts:
    data: /home/work/data
  resources:
    cpu: 2
    mem: 4g
`;

/** The form, opened beside the text or in its place. */
async function openForm(editor, page) {
  await page.getByRole("tab", { name: "Form", exact: true }).click();
  return page.getByTestId("form");
}

test("the form shows what the text says, and changes it without touching anything else", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste(COMMENTED);
  const form = await openForm(editor, page);
  await expect(form.getByLabel("Name", { exact: true }).first()).toHaveValue("train");
  await expect(form.getByLabel("Type")).toHaveValue("batch");
  await expect(form.getByLabel("Value of EPOCHS")).toHaveValue("10");
  await form.getByLabel("Image").fill("cr.backend.ai/stable/python:3.10-ubuntu22.04");
  await form.getByLabel("Value of EPOCHS").fill("25");
  await form.getByLabel("Type").selectOption("interactive");
  await expect(editor.text).toContainText("image: cr.backend.ai/stable/python:3.10-ubuntu22.04 # pinned");
  await expect(editor.text).toContainText('EPOCHS: "25"  # enough');
  await expect(editor.text).toContainText("sessionType: interactive");
  await expect(editor.text).toContainText("name: train   # as on the board");
});

test("undoing goes back through what was typed in the text and in the form", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste(COMMENTED);
  await editor.text.press("ControlOrMeta+End");
  await page.keyboard.type("# typed in the text");
  const form = await openForm(editor, page);
  const tag = form.getByLabel("Tag");
  await tag.pressSequentially("nightly");
  await expect(editor.text).toContainText("tag: nightly");
  // On a slow machine the letters are more than one step.
  const steps = async (keys, until) => {
    await expect(async () => {
      await tag.press(keys);
      await until();
    }).toPass({ intervals: [100] });
  };
  await steps("ControlOrMeta+z", () => expect(tag).toHaveValue("", { timeout: 500 }));
  await expect(editor.text).toContainText("# typed in the text");
  await steps("ControlOrMeta+z", () => expect(editor.text).not.toContainText("# typed in the text", { timeout: 500 }));
  await expect(editor.text).toContainText("name: train");
  await steps("ControlOrMeta+Shift+z", () => expect(tag).toHaveValue("nightly", { timeout: 500 }));
});

test("rows are added, renamed and removed", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste(COMMENTED);
  const form = await openForm(editor, page);
  const mounts = form.getByRole("group", { name: /^Mounts/ });
  await mounts.getByLabel("New folder", { exact: true }).fill("models");
  await mounts.getByLabel("Path of the new folder").fill("/home/work/models");
  await mounts.getByRole("button", { name: "Add" }).click();
  await expect(editor.text).toContainText("models: /home/work/models");
  await expect(mounts.getByLabel("New folder", { exact: true })).toBeFocused();
  await mounts.getByLabel("Folder", { exact: true }).first().fill("inputs");
  await page.keyboard.press("Enter");
  await expect(editor.text).toContainText("inputs: /home/work/data");
  await mounts.getByRole("button", { name: "Remove models" }).click();
  await expect(editor.text).not.toContainText("models:");
  const resources = form.getByRole("group", { name: /^Resources/ });
  await resources.getByLabel("New slot", { exact: true }).fill("cuda.device");
  await resources.getByLabel("Amount of the new slot").fill("1");
  await page.keyboard.press("Enter");
  await expect(editor.text).toContainText("cuda.device: 1");
  await mounts.getByLabel("New folder", { exact: true }).fill("inputs");
  await page.keyboard.press("Enter");
  await expect(mounts.getByRole("alert")).toContainText("is there already");
});

test("a key that is being typed stays when the page learns something else", async ({ editor, manager, page }) => {
  let answer;
  const asked = new Promise((resolve) => (answer = resolve));
  await page.route("**/scaling-groups*", async (route) => {
    await asked;
    await route.continue();
  });
  await editor.openAt(manager);
  await editor.paste(COMMENTED);
  const form = await openForm(editor, page);
  const folder = form.getByRole("group", { name: /^Mounts/ }).getByLabel("Folder", { exact: true }).first();
  await folder.fill("inp");
  const learnt = page.waitForResponse("**/scaling-groups*");
  answer();
  await learnt;
  await page.waitForTimeout(300);
  await expect(folder).toHaveValue("inp");
  await page.keyboard.type("uts");
  await page.keyboard.press("Enter");
  await expect(editor.text).toContainText("inputs: /home/work/data");
});

test("what is wrong stands at its field", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste(COMMENTED);
  const form = await openForm(editor, page);
  const image = form.getByLabel("Image");
  await image.fill("");
  await image.blur();
  await expect(editor.text).not.toContainText("image:");
  await expect(form).toContainText("needs image");
  await expect(image).toHaveAttribute("aria-invalid", "true");
  await image.fill("cr.backend.ai/stable/python:3.9-ubuntu20.04");
  await expect(image).toHaveAttribute("aria-invalid", "false");
});

test("the form works while another line of the text is broken, and leaves that line as it is", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste(COMMENTED.replace("cpu: 2", "cpu: [2"));
  await expect(editor.status).toContainText("cannot read");
  const form = await openForm(editor, page);
  await expect(form).toContainText("Some lines cannot be read");
  await form.getByLabel("Image").fill("cr.backend.ai/stable/python:3.11");
  await expect(editor.text).toContainText("image: cr.backend.ai/stable/python:3.11 # pinned");
  await expect(editor.text).toContainText("cpu: [2");
});

test("fields that a release does not know are not offered there", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste(template("old").replace("  scaling_group: default\n", ""));
  await editor.show("Stored form");
  await page.getByTestId("release").selectOption("20.9.20");
  const form = await openForm(editor, page);
  await expect(form.getByLabel("Scaling group")).toBeDisabled();
  await expect(form).toContainText("Manager 20.9.20 does not know it");
});

test.describe("where there is room for one view", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("text and form are tabs of one document", async ({ editor, manager, page }) => {
    await editor.openAt(manager);
    await editor.paste(COMMENTED);
    const form = await openForm(editor, page);
    await form.getByLabel("Tag").fill("phone");
    await editor.show("Editor");
    await expect(editor.text).toContainText("tag: phone");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, "nothing is wider than the screen").toBeLessThanOrEqual(360);
  });
});
