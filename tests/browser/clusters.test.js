// The page on real managers, where the environment names some (`tests/clients/README.md`), and on the embedded one: each
// step of the work, and what of it arrives.

import { expect, sample, test } from "./support/editor.js";
import { Cluster, compared, noteCell } from "./support/clusters.js";

const IMAGE = "cr.backend.ai/stable/python:3.9-ubuntu20.04";
const NAME = "browser-one";
const FOLDER = "browser-data";

/** A template with everything that arrives; folders only where there is storage. */
function whole(hasFolder) {
  return `# A comment of the person who wrote it.
api_version: v1
kind: taskTemplate
metadata: {name: ${NAME}, tag: labelled}
spec:
  scaling_group: default
  resources: {cpu: '1', mem: 1g}
${hasFolder ? `  mounts: {${FOLDER}: /home/work/here}\n` : ""}  kernel:
    image: ${IMAGE}
    environ: {GREETING: 'hello, world', QUOTED: "it's"}
    run: {bootstrap: 'echo "$GREETING"'}
    git: {repository: 'https://git.example/x/y.git', branch: main, destination_dir: /home/work/y}
`;
}

async function connect(editor, page, cluster) {
  await page.getByTestId("connection").click();
  const dialog = page.getByTestId("connect-dialog");
  await dialog.getByRole("button", { name: "Keypair", exact: true }).click();
  await dialog.getByLabel("Endpoint").fill(cluster.endpoint);
  await dialog.getByLabel("Access key").fill(cluster.accessKey);
  await dialog.getByLabel("Secret key").fill(cluster.secretKey);
  await dialog.getByRole("button", { name: "Connect", exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** The page, connected to a manager that has nothing of an earlier run. */
async function openAt(editor, manager, page, cluster) {
  await cluster.clear("browser-");
  await editor.openAt(manager);
  if (cluster.endpoint !== manager.endpoint) await connect(editor, page, cluster);
}

/** Templates: stored, listed, read, changed, changed by two people, deleted. */
async function templates(editor, page, cluster, text) {
  await editor.paste(text);
  await editor.saved();
  const [stored] = await cluster.templates(NAME);
  expect(stored.template.spec.kernel.environ).toEqual({ GREETING: "hello, world", QUOTED: "it's" });
  cluster.note("create");

  await editor.show("Library");
  await page.getByLabel("Search saved templates").fill(NAME);
  await expect(page.getByRole("button", { name: `Open ${NAME}`, exact: true })).toHaveCount(1);
  cluster.note("list");

  await page.getByTestId("new").click();
  await expect(editor.text).not.toContainText("GREETING");
  await editor.openFromLibrary(NAME);
  await expect(editor.text).toContainText("GREETING: hello, world");
  cluster.note("get");

  await editor.paste(text.replace("hello, world", "changed"));
  await editor.saved();
  const [updated] = await cluster.templates(NAME);
  expect(updated.template.spec.kernel.environ.GREETING).toBe("changed");
  expect([updated.id, updated.user, updated.group]).toEqual([stored.id, stored.user, stored.group]);
  cluster.note("update");

  const theirs = structuredClone(updated.template);
  theirs.spec.kernel.environ.GREETING = "theirs";
  // What is stored names the clone's folder otherwise than what is sent.
  const { dest_dir: folder, ...git } = theirs.spec.kernel.git;
  theirs.spec.kernel.git = { ...git, destination_dir: folder };
  await cluster.ask("PUT", `/template/session/${stored.id}`, {
    payload: cluster.updatePayload(theirs),
    group: "default",
    domain: "default",
  });
  await editor.paste(text.replace("hello, world", "mine"));
  await editor.save();
  const dialog = page.getByTestId("conflict");
  await expect(dialog.locator("del")).toContainText("theirs");
  await expect(dialog.locator("ins")).toContainText("mine");
  expect((await cluster.templates(NAME))[0].template.spec.kernel.environ.GREETING).toBe("theirs");
  await dialog.getByRole("button", { name: "Replace it with mine" }).click();
  await expect(editor.documentState).toHaveText("saved");
  expect((await cluster.templates(NAME))[0].template.spec.kernel.environ.GREETING).toBe("mine");
  cluster.note("conflict");
}

/** A session: what arrives is what the dialog says; then followed and ended. */
async function session(editor, page, cluster) {
  const name = `${NAME}-${Date.now()}`;
  await page.getByTestId("launch").click();
  const dialog = page.getByTestId("launch-dialog");
  await dialog.getByLabel("Session name").fill(name);
  await dialog.getByRole("button", { name: "Add to environment variables" }).click();
  await dialog.getByLabel("Variable 3").fill("FROM_DIALOG");
  await dialog.getByLabel("Value of FROM_DIALOG").fill("yes = yes");
  await dialog.getByText("The request that will be sent").click();
  const request = JSON.parse(await dialog.getByTestId("launch-request").textContent());
  await dialog.getByRole("button", { name: "Launch", exact: true }).click();
  await expect(dialog).toBeHidden();
  const card = editor.session(name);
  await expect(card).toBeVisible();
  if (cluster.database) {
    const { asked, arrived } = compared(request, cluster.kernel(name));
    expect(arrived).toEqual(asked);
  }
  cluster.note("launch", cluster.runs ? "RUNNING" : "PENDING");

  if (cluster.runs) {
    await expect(editor.sessionStatus(name)).toHaveText("RUNNING", { timeout: 40_000 });
    cluster.note("watch");
  } else {
    const reason = card.getByTestId("session-reason");
    await expect(reason).toBeVisible();
    await expect(editor.sessionStatus(name)).toHaveText("PENDING");
    cluster.note("watch", `PENDING. ${await reason.textContent()}`);
  }
  await page.getByRole("button", { name: `Terminate ${name}` }).click();
  await expect(editor.sessionStatus(name)).toHaveText(/TERMINATED|CANCELLED/, { timeout: 40_000 });
  cluster.note("terminate");
}

async function deleteIt(editor, page, cluster) {
  await editor.show("Library");
  await page.getByRole("button", { name: `Delete ${NAME}`, exact: true }).click();
  await page.getByTestId("delete").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("button", { name: `Open ${NAME}`, exact: true })).toHaveCount(0);
  expect(await cluster.templates(NAME)).toEqual([]);
  cluster.note("delete");
}

// They share the managers, and so come one after the other.
test.describe.configure({ mode: "default", timeout: 150_000 });

for (const cluster of Cluster.given()) {
  test.describe(`manager ${cluster.release}`, () => {
    // Answers of managers that refuse something, and of those that do not let everybody read everything.
    test.use({ expectedErrors: ["Failed to load resource"] });

    test("templates and sessions go through every step, and arrive as written", async ({ editor, manager, page }) => {
      const hasFolder = await cluster.folder(FOLDER);
      await openAt(editor, manager, page, cluster);
      const release = cluster.release.replace(/^(\d+)\.(\d)\./, "$1.0$2.");
      await expect(page.getByTestId("connection")).toContainText(new RegExp(`Manager (${cluster.release}|${release})`));
      await templates(editor, page, cluster, whole(hasFolder));
      await session(editor, page, cluster);
      await deleteIt(editor, page, cluster);
    });

    for (const generation of ["19.09", "22.03"]) {
      test(`the sample documented in ${generation} is mended by what the cluster has, saved and launched`, async ({
        editor,
        manager,
        page,
      }) => {
        await openAt(editor, manager, page, cluster);
        await editor.paste(sample(generation).replace("template1234", `browser-sample-${generation}`));
        await mend(editor);
        await editor.saved();
        const name = await editor.launch(`browser-sample-${generation}`);
        const status = cluster.runs ? "RUNNING" : "PENDING";
        await expect(editor.sessionStatus(name)).toHaveText(status, { timeout: 40_000 });
        noteCell(cluster.release, `sample ${generation}`, status);
        await page.getByRole("button", { name: `Terminate ${name}` }).click();
        await expect(editor.sessionStatus(name)).toHaveText(/TERMINATED|CANCELLED/, { timeout: 40_000 });
      });
    }
  });
}

/** Takes the first fix that is offered for what stands in the way, until nothing does. */
async function mend(editor) {
  const obstacles = editor.problems.getByRole("listitem").filter({ hasText: /launch\// });
  // It is known by now what the cluster has.
  await expect(editor.problem("launch/unknown-folder").first()).toBeVisible();
  for (let count = await obstacles.count(); count > 0; count = await obstacles.count()) {
    await obstacles.first().locator(".problem-actions button:not(.problem-code)").first().click();
    await expect.poll(() => obstacles.count()).toBeLessThan(count);
  }
}

test("on the embedded manager, every step is the same", async ({ editor, manager, page }) => {
  const cluster = Object.assign(new Cluster("embedded", manager.endpoint), {
    accessKey: manager.accessKey,
    secretKey: manager.secretKey,
  });
  Object.defineProperty(cluster, "runs", { value: true });
  cluster.updatePayload = (template) => JSON.stringify([{ template }]);
  await openAt(editor, manager, page, cluster);
  await templates(editor, page, cluster, whole(false));
  await session(editor, page, cluster);
  await deleteIt(editor, page, cluster);
});
