// The page in the reader's language.

import { expect, sample, template, test } from "./support/editor.js";

test("another language is chosen, holds for all that is shown, and is kept", async ({ editor, manager, page }) => {
  await editor.openAt(manager);
  await editor.paste(template("spoken"));
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByTestId("language").click();
  await expect(page.locator("html")).toHaveAttribute("lang", "ko");
  await expect(page.getByTestId("save")).toHaveText("저장");
  await expect(editor.status).toContainText("26.9.6이(가) 이 템플릿을 저장합니다.");
  await page.getByRole("tab", { name: "실행 계획" }).click();
  await expect(page.getByTestId("plan")).toContainText("템플릿에 실행을 막는 것이 없습니다.");
  await page.getByTestId("save").click();
  await expect(editor.documentState).toHaveText("저장됨");
  // Times are written as Koreans write them.
  await expect(page.getByTestId("saved")).toContainText(/오[전후]/);
  await page.getByRole("tab", { name: /보관함/ }).click();
  await expect(editor.library).toContainText("지금");
  await page.reload();
  await expect(page.getByTestId("save")).toHaveText("저장");
  await page.getByTestId("language").click();
  await expect(page.getByTestId("save")).toHaveText("Save");
});

test.describe("in a Korean browser", () => {
  test.use({ locale: "ko-KR" });

  test("the page begins in Korean, and the text can be written, saved and launched", async ({ editor, manager, page }) => {
    await editor.open(manager.url);
    await expect(page.getByTestId("save")).toHaveText("저장");
    await expect(page.getByRole("textbox", { name: "템플릿" })).toBeVisible();
    await expect(page.getByRole("tab", { name: "양식" })).toBeVisible();
    await expect(page.getByTestId("footer")).toContainText("초안이 이 브라우저에 보관됨");
  });

  /** The page's own words that are English: what stands in code, names, values and the text are not its own. */
  const english = (page) =>
    page.evaluate(() => {
      const own = [];
      const foreign = "code, pre, .cm-content, .cm-gutters, datalist, [lang=en], .problem-code, .detail, .session-name, del, ins";
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node instanceof Element ? node : node.parentElement;
        if (element.closest(foreign) || element.closest("script, style, noscript")) continue;
        if (node instanceof Element) for (const name of ["aria-label", "title", "placeholder"]) own.push(node.getAttribute(name) ?? "");
        else own.push(node.textContent);
      }
      // Two words after each other that no name has.
      return [...new Set(own.map((words) => words.trim()).filter((words) => /(?<![`\w./-])[A-Za-z]?[a-z]+,? [a-z]{2,}(?![`\w/=-])/.test(words)))];
    });

  test("no view says anything in English", async ({ editor, manager, page }) => {
    await editor.open(manager.url);
    await expect(page.getByTestId("connection")).toContainText("매니저");
    await page.evaluate((clip) => navigator.clipboard.writeText(clip), `${sample("19.09")}  unknown: 1\n`);
    await page.getByRole("textbox", { name: "템플릿" }).click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.press("ControlOrMeta+v");
    await expect(editor.problem("save/unknown-key")).toContainText("키가 없습니다");
    for (const view of ["양식", "저장 형태", "실행 계획", "보관함", "세션"]) {
      await page.getByRole("tab", { name: new RegExp(`^${view}`) }).click();
      await page.waitForTimeout(400);
      expect(await english(page), view).toEqual([]);
    }
    const dialog = async (name, open) => {
      await open();
      await expect(page.getByTestId(name)).toBeVisible();
      await page.waitForTimeout(300);
      expect(await english(page), name).toEqual([]);
      await page.keyboard.press("Escape");
      await expect(page.getByTestId(name)).toBeHidden();
    };
    await dialog("rule", () => editor.problem("save/unknown-key").locator(".problem-code").click());
    await dialog("connect-dialog", () => page.getByTestId("connection").click());
    await dialog("outline", () => page.locator(".cm-content").press("ControlOrMeta+Shift+o"));
    await page.getByTestId("save").click();
    await expect(page.getByTestId("refused")).toBeVisible();
    expect(await english(page), "what a saving says").toEqual([]);
  });

  test("words about a field are Korean where one points and where one writes", async ({ editor, manager, page }) => {
    await editor.open(manager.url);
    const line = page.locator(".cm-line", { hasText: "image:" }).first();
    await line.getByText("image", { exact: true }).hover();
    await expect(page.locator(".cm-tooltip-hover .tip")).toContainText(/[가-힣]{2,}/);
    expect(await page.locator(".cm-tooltip-hover .tip p").allTextContents()).not.toEqual([]);
  });

  test("a manager that does not answer is told of in Korean", async ({ editor, manager, page }) => {
    await editor.open(manager.url);
    await page.getByTestId("connection").click();
    const dialog = page.getByTestId("connect-dialog");
    await dialog.getByRole("button", { name: "키페어", exact: true }).click();
    await dialog.locator("#endpoint").fill("ftp://nowhere");
    await dialog.locator("input[type=password]").first().fill("secret");
    await dialog.locator("form input[required]").nth(1).fill("AKIA");
    await dialog.locator("button[type=submit]").click();
    await expect(dialog).toContainText("엔드포인트는");
    expect(await english(page)).toEqual([]);
  });
});
