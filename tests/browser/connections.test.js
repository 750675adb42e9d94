// The ways to a manager: keypair, the cluster's web server, and what is kept of them.

import { createHmac } from "node:crypto";

import { expect, template, test as base } from "./support/editor.js";
import { pairs } from "./support/clusters.js";
import { ONE_TIME_PASSWORD, PASSWORD, WebServer } from "./support/web_server.js";

const test = base.extend({
  // In front of the embedded manager, on an origin of its own.
  web: async ({ manager }, use) => {
    const web = await WebServer.start(manager.endpoint, manager.accessKey, manager.secretKey);
    await use(web);
    await web.stop();
  },
});

/** What browsers write about answers that refuse something. */
const REFUSED = "the server responded with a status of 401";

const dialogOf = (page) => page.getByTestId("connect-dialog");

async function openDialog(page, way) {
  await page.getByTestId("connection").click();
  await dialogOf(page).getByRole("button", { name: way, exact: true }).click();
  return dialogOf(page);
}

/** Fills in user name and password and sends them. */
async function logIn(page, web, { user = "user", password = PASSWORD, keep = false } = {}) {
  const dialog = await openDialog(page, "Password");
  await dialog.getByLabel("Endpoint").fill(web.endpoint);
  await dialog.getByLabel("User name or e-mail address").fill(user);
  await dialog.getByLabel("Password", { exact: true }).fill(password);
  if (keep) await dialog.getByLabel("Stay connected").check();
  await dialog.getByRole("button", { name: "Log in" }).click();
  return dialog;
}

async function logInAgain(page) {
  const dialog = page.getByTestId("login-again");
  await dialog.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await dialog.getByRole("button", { name: "Log in" }).click();
  await expect(dialog).toBeHidden();
}

/** The one-time password of this moment, by RFC 6238, from a key in Base32. */
function oneTimePassword(key) {
  const bits = [...key.replace(/=+$/, "")].map((c) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c).toString(2).padStart(5, "0"));
  const secret = Buffer.from(bits.join("").match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const number = mac.readUInt32BE(mac[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

/** All that the browser keeps for the page. */
const kept = (page) =>
  page.evaluate(() => ({
    browser: JSON.stringify({ ...localStorage }),
    tab: JSON.stringify({ ...sessionStorage }),
    address: location.href,
  }));

test("a manager is reached with a keypair, whose secret stays in memory", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  const dialog = await openDialog(page, "Keypair");
  await dialog.getByLabel("Endpoint").fill(manager.endpoint);
  await dialog.getByLabel("Access key").fill(manager.accessKey);
  await dialog.getByLabel("Secret key").fill(manager.secretKey);
  await dialog.getByRole("button", { name: "Connect", exact: true }).click();
  await expect(dialog).toBeHidden();
  await editor.paste(template("by-keypair"));
  await editor.saved();
  const { browser, tab, address } = await kept(page);
  expect(browser).toContain(manager.accessKey);
  expect(browser + tab + address).not.toContain(manager.secretKey);
});

test("a keypair is kept for a reload when that is asked for, in this tab only", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  const dialog = await openDialog(page, "Keypair");
  await dialog.getByLabel("Endpoint").fill(manager.endpoint);
  await dialog.getByLabel("Access key").fill(manager.accessKey);
  await dialog.getByLabel("Secret key").fill(manager.secretKey);
  await dialog.getByLabel("Stay connected").check();
  await dialog.getByRole("button", { name: "Connect", exact: true }).click();
  await expect(dialog).toBeHidden();
  const before = await kept(page);
  expect(before.tab).toContain(manager.secretKey);
  expect(before.browser).not.toContain(manager.secretKey);
  await page.reload();
  await expect(page.getByTestId("connection")).toContainText("Manager 26.9.6");
  await page.getByTestId("connection").click();
  await dialogOf(page).getByRole("button", { name: "Disconnect" }).click();
  expect((await kept(page)).tab).not.toContain(manager.secretKey);
});

test("a login at the web server saves, launches and is ended by logging out", async ({ editor, manager, page, web }) => {
  await editor.openAt(manager);
  await logIn(page, web);
  await expect(dialogOf(page)).toBeHidden();
  await expect(page.getByTestId("connection")).toContainText("Manager 26.9.6");
  await editor.paste(template("by-login"));
  await editor.saved();
  const name = await editor.launch();
  await expect(editor.sessionStatus(name)).toHaveText("RUNNING");
  const { browser, tab } = await kept(page);
  const [id] = web.logins;
  expect(browser + tab).not.toContain(id);
  expect(browser + tab).not.toContain(PASSWORD);
  await page.getByTestId("connection").click();
  await dialogOf(page).getByRole("button", { name: "Log out" }).click();
  await expect(page.getByTestId("connection")).toContainText("Not connected");
  await expect.poll(() => web.logins.size).toBe(0);
});

test("a login is kept for a reload when that is asked for, and the password never", async ({ editor, manager, page, web }) => {
  await editor.openAt(manager);
  await logIn(page, web, { keep: true });
  await expect(dialogOf(page)).toBeHidden();
  await page.reload();
  await expect(page.getByTestId("footer")).toContainText(web.endpoint);
  const { browser, tab } = await kept(page);
  expect(browser + tab).not.toContain(PASSWORD);
  expect(browser).not.toContain([...web.logins][0]);
});

test.describe("where something is refused", () => {
  test.use({ expectedErrors: [REFUSED] });

  test("a one-time password is asked for where the cluster wants one", async ({ editor, manager, page, web }) => {
    await editor.openAt(manager);
    const dialog = await logIn(page, web, { user: "otp" });
    const field = dialog.getByLabel("One-time password");
    await expect(field).toBeVisible();
    await field.fill("999999");
    await dialog.getByRole("button", { name: "Log in" }).click();
    await expect(page.getByTestId("connect-failed")).toContainText("Invalid OTP");
    await field.fill(ONE_TIME_PASSWORD);
    await dialog.getByRole("button", { name: "Log in" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByTestId("connection")).toContainText("Manager");
  });

  test("a wrong password is told, and nothing of it is shown", async ({ editor, manager, page, web }) => {
    await editor.openAt(manager);
    await logIn(page, web, { password: "hush-hush" });
    await expect(page.getByTestId("connect-failed")).toContainText("User credential mismatch");
    await expect(page.locator("body")).not.toContainText("hush-hush");
  });

  test("a login that ends while saving is renewed, and the text is saved then", async ({ editor, manager, page, web }) => {
    await editor.openAt(manager);
    await logIn(page, web);
    await expect(dialogOf(page)).toBeHidden();
    await editor.paste(template("in-between"));
    web.endLogins();
    await editor.save();
    await expect(page.getByTestId("login-again")).toBeVisible();
    await logInAgain(page);
    await expect(editor.documentState).toHaveText("saved");
    await editor.show("Library");
    await expect(page.getByRole("button", { name: "Open in-between", exact: true })).toHaveCount(1);
  });

  test("a login that ends while launching is renewed over the dialog, which stays as it was", async ({ editor, manager, page, web }) => {
    await editor.openAt(manager);
    await logIn(page, web);
    await expect(dialogOf(page)).toBeHidden();
    await editor.paste(template("meanwhile"));
    await page.getByTestId("launch").click();
    const dialog = page.getByTestId("launch-dialog");
    await dialog.getByLabel("Session name").fill("meanwhile-7");
    await dialog.getByRole("button", { name: "Add to environment variables" }).click();
    await dialog.getByLabel("Variable 1").fill("GREETING");
    await dialog.getByLabel("Value of GREETING").fill("hello");
    web.endLogins();
    await dialog.getByRole("button", { name: "Launch", exact: true }).click();
    await logInAgain(page);
    await expect(dialog).toBeHidden();
    await expect(editor.sessionStatus("meanwhile-7")).toHaveText("RUNNING");
  });

  test("who does not log in again keeps the text, and can do it later", async ({ editor, manager, page, web }) => {
    await editor.openAt(manager);
    await logIn(page, web);
    await expect(dialogOf(page)).toBeHidden();
    await editor.paste(template("later"));
    web.endLogins();
    await editor.save();
    await page.getByTestId("login-again").getByRole("button", { name: "Not now" }).click();
    await expect(page.getByTestId("save-failed")).toContainText("log in");
    await expect(editor.text).toContainText("later");
    await expect(page.getByTestId("connection")).toContainText("Login ended");
    await page.getByTestId("connection").click();
    await logInAgain(page);
    await expect(page.getByTestId("connection")).toContainText("Manager 26.9.6");
    await editor.saved();
  });
});

// `SESSTPL_WEB_SERVERS` names real ones, `SESSTPL_USER` and `SESSTPL_PASSWORD` say who logs in; where the cluster wants a
// one-time password, `SESSTPL_TOTP_KEY` is the key that makes it.
for (const [release, endpoint] of pairs("SESSTPL_WEB_SERVERS")) {
  test.describe(`web server ${release}`, () => {
    test.use({ expectedErrors: ["Failed to load resource"] });

    test("a login reads, and is ended by logging out", async ({ editor, manager, page }) => {
      await editor.openAt(manager);
      const { SESSTPL_USER: user, SESSTPL_PASSWORD: password, SESSTPL_TOTP_KEY: key } = process.env;
      const dialog = await logIn(page, { endpoint }, { user, password });
      if (key) {
        await dialog.getByLabel("One-time password").fill(oneTimePassword(key));
        await dialog.getByRole("button", { name: "Log in" }).click();
      }
      await expect(dialog).toBeHidden({ timeout: 30_000 });
      await expect(page.getByTestId("footer")).toContainText(user);
      await editor.show("Library");
      await expect(editor.library).toHaveAttribute("aria-busy", "false");
      await page.getByTestId("connection").click();
      await dialogOf(page).getByRole("button", { name: "Log out" }).click();
      await expect(page.getByTestId("connection")).toContainText("Not connected");
    });
  });
}

test.describe("beside a cluster's web console", () => {
  test.use({ expectedErrors: ["status of 404", "status of 401"] });

  test("the login of this browser is enough, by its cookie, and its end is told", async ({ editor, web, page }) => {
    await editor.open(`${web.endpoint}/editor/`);
    const dialog = await openDialog(page, "This site");
    await dialog.getByRole("button", { name: "Connect", exact: true }).click();
    await expect(dialog).toContainText("You are not logged in to the cluster");
    // As the console does it.
    const login = { method: "POST", body: JSON.stringify({ username: "user", password: PASSWORD }) };
    await page.evaluate((login) => fetch("/server/login", login), login);
    await dialog.getByRole("button", { name: "Connect", exact: true }).click();
    await expect(dialog).toBeHidden();
    await editor.paste(template("by-cookie"));
    await editor.saved();
    web.endLogins();
    await editor.text.press("ControlOrMeta+End");
    await page.keyboard.type("# more");
    await editor.save();
    await expect(page.getByTestId("login-again")).toBeVisible();
  });
});
