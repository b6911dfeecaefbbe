import type { Page } from "@playwright/test";
import { play } from "./support/people";
import { SignForm } from "./support/sign-form";
import { expect, test } from "./support/story";
import { wordsOf } from "./support/words";

/** Presses Tab until that control has the focus; fails when it is never reached. */
async function tabTo(page: Page, name: string, presses = 150): Promise<void> {
  for (let press = 0; press < presses; press += 1) {
    await page.keyboard.press("Tab");
    const reached = await page.evaluate(
      (wanted) => (document.activeElement as HTMLInputElement | null)?.name === wanted,
      name,
    );
    if (reached) return;
  }
  throw new Error(`the control ${name} cannot be reached with the Tab key`);
}

test("a signer without a mouse skips to the text, fills in, sends and confirms", async ({
  page,
  mailbox,
}) => {
  const signer = play("anna");
  const words = wordsOf("en");
  await page.goto("/en/statements/british");
  await page.keyboard.press("Tab");
  await expect(page.locator(":focus")).toHaveText(words.site!.skip!);
  await page.keyboard.press("Enter");
  await tabTo(page, "name");
  await page.keyboard.type(signer.name);
  await tabTo(page, "email");
  await page.keyboard.type(signer.email);
  await tabTo(page, "visibility");
  await page.keyboard.press("Space");
  await expect(page.locator("input[name=visibility]:checked")).toHaveCount(1);
  await tabTo(page, "consent");
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/en/check-your-email");

  await page.goto(await mailbox.waitForConfirmLink(signer.email));
  const button = page.getByRole("button", { name: words.confirm!.submit! });
  for (let press = 0; press < 40; press += 1) {
    await page.keyboard.press("Tab");
    if (await button.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/en/thank-you?statement=british");
});

test("the error summary has the focus, and its links lead into the fields", async ({ page }) => {
  await page.goto("/en/statements/british");
  const form = new SignForm(page, "en");
  await form.send();
  const { summary } = form;
  await expect(summary).toBeFocused();
  const links = summary.getByRole("link");
  await expect(links).toHaveCount(4);
  for (const [at, field] of ["name", "email", "visibility", "consent"].entries()) {
    await links.nth(at).click();
    const focused = page.locator(":focus");
    await expect(focused).toHaveAttribute("name", field);
    await expect(focused).toBeInViewport();
  }
  await expect(form.textbox("name")).toHaveAccessibleDescription(/.{8,}/);
});

test("everything with the focus shows it", async ({ page }) => {
  await page.goto("/en/statements/british");
  for (let press = 0; press < 25; press += 1) {
    await page.keyboard.press("Tab");
    const outline = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement!);
      return {
        style: style.outlineStyle,
        width: parseFloat(style.outlineWidth),
        shadow: style.boxShadow,
      };
    });
    const isVisible = (outline.style !== "none" && outline.width > 0) || outline.shadow !== "none";
    expect(isVisible, `after ${press + 1} presses: ${JSON.stringify(outline)}`).toBe(true);
  }
});
