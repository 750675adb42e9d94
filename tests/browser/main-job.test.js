// The job that people come for: from a YAML text to a running session.

import { expect, sample, template, test } from "./support/editor.js";

for (const generation of ["19.09", "22.03"]) {
  test(`the sample documented in ${generation} is checked, saved, reopened and launched`, async ({ editor, manager }) => {
    await editor.openAt(manager);
    await editor.paste(sample(generation));

    await test.step("what is wrong with it is said, with its place", async () => {
      await expect(editor.problem("launch/null-mount")).toContainText("test-vf");
      await expect(editor.problem("launch/git-never-runs")).toBeVisible();
      await expect(editor.status).toContainText("stores");
      await expect(editor.page.locator(".cm-lintRange").first()).toBeVisible();
      await expect(editor.page.locator(".cm-lint-marker").first()).toBeVisible();
    });

    await test.step("what would be stored is shown", async () => {
      await expect(editor.normalized).toContainText("session_type: interactive");
      await expect(editor.normalized).toContainText("dest_dir:");
    });

    await test.step("it is saved, and still there after a reload", async () => {
      await editor.saved();
      await editor.page.reload();
      await expect(editor.documentState).toHaveText("saved");
      await editor.page.getByTestId("new").click();
      await editor.openFromLibrary("template1234");
      await expect(editor.documentState).toHaveText("saved");
      await expect(editor.text).toContainText("MYCONFIG");
    });

    await test.step("it is launched and reaches RUNNING", async () => {
      const name = await editor.launch();
      await expect(editor.sessionStatus(name)).toHaveText("RUNNING");
      await expect(editor.session(name)).toContainText("PREPARING");
    });
  });
}

test("a session goes on after a reload and can be terminated", async ({ editor, manager }) => {
  await editor.openAt(manager);
  await editor.paste(template("training"));
  await editor.saved();
  const name = await editor.launch("training-1");
  expect(name).toBe("training-1");
  await expect(editor.sessionStatus(name)).toHaveText("RUNNING");
  await editor.page.reload();
  await editor.show("Sessions");
  await expect(editor.sessionStatus(name)).toHaveText("RUNNING");
  await editor.page.getByRole("button", { name: `Terminate ${name}` }).click();
  await expect(editor.sessionStatus(name)).toHaveText("TERMINATED");
});

test("a session that asks for more than there is waits, and says why", async ({ editor, manager }) => {
  await editor.openAt(manager);
  await editor.paste(template("too-large", { resources: "cpu: '4000'\n    mem: 1g" }));
  await editor.saved();
  const name = await editor.launch();
  await expect(editor.sessionStatus(name)).toHaveText("PENDING");
  await expect(editor.session(name).getByTestId("session-reason")).toContainText("cpu");
});

test("a saved template is changed, saved again and deleted", async ({ editor, manager }) => {
  await editor.openAt(manager);
  await editor.paste(template("first"));
  await editor.saved();
  await editor.paste(template("first", { resources: "cpu: '2'\n    mem: 2g" }));
  await expect(editor.documentState).toHaveText("changed");
  await editor.saved();
  await editor.page.getByTestId("new").click();
  await editor.openFromLibrary("first");
  await expect(editor.text).toContainText("2g");
  await editor.show("Library");
  await expect(editor.page.getByRole("button", { name: "Open first" })).toHaveCount(1);
  await editor.page.getByRole("button", { name: "Delete first" }).click();
  await editor.page.getByTestId("delete").getByRole("button", { name: "Delete" }).click();
  await expect(editor.library).toContainText("Nothing is saved yet");
});

test("a second template of the same name is saved only when asked for", async ({ editor, manager }) => {
  await editor.openAt(manager);
  await editor.paste(template("twice"));
  await editor.saved();
  await editor.page.getByTestId("new").click();
  await editor.paste(template("twice"));
  await editor.save();
  const question = editor.page.getByTestId("same-name");
  await expect(question).toBeVisible();
  await question.getByRole("button", { name: "Save a second one" }).click();
  await expect(editor.documentState).toHaveText("saved");
  await editor.show("Library");
  await expect(editor.page.getByRole("button", { name: "Open twice" })).toHaveCount(2);
});

test("the stored form is that of the chosen release", async ({ editor, manager }) => {
  await editor.openAt(manager);
  await editor.paste(template("releases"));
  await expect(editor.normalized).toContainText("architecture: x86_64");
  await editor.page.getByTestId("release").selectOption("20.3.19");
  await expect(editor.problem("save/newer-feature")).toContainText("scaling_group");
  await expect(editor.status).toContainText("refuses");
  await editor.page.getByTestId("release").selectOption("21.9.9");
  await expect(editor.normalized).toContainText("image:");
  await expect(editor.normalized).not.toContainText("architecture");
  await editor.page.getByRole("button", { name: "JSON" }).click();
  await expect(editor.normalized).toContainText('"session_type": "interactive"');
});
