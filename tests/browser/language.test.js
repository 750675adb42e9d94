// The page in the reader's language.

import { expect, template, test } from "./support/editor.js";

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
});
