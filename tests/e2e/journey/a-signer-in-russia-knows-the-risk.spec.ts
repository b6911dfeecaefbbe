import type { Locator, Page } from "@playwright/test";
import { play } from "../support/people";
import { SignForm } from "../support/sign-form";
import { expect, test } from "../support/story";
import { wordsOf } from "../support/words";

/** The words of a message without its marks, as they stand on the page. */
const bare = (message: string) => message.replaceAll(/<\/?\w+>/g, "");

function pointsOf(locale: "en" | "ru"): string[] {
  return Object.values(wordsOf(locale).risk!.points!).map(bare);
}

async function isAbove(upper: Locator, lower: Locator): Promise<boolean> {
  const [first, second] = [await upper.boundingBox(), await lower.boundingBox()];
  return first!.y + first!.height <= second!.y;
}

async function expectWholeNotice(page: Page, locale: "en" | "ru"): Promise<void> {
  const form = page.locator("form#sign");
  const points = pointsOf(locale);
  expect(points).toHaveLength(8);
  for (const point of points) await expect(form.getByText(point)).toBeVisible();
  const notice = form.getByRole("listitem").filter({ hasText: points[7]! });
  const signForm = new SignForm(page, locale);
  expect(await isAbove(notice, signForm.choice("name"))).toBe(true);
  expect(await isAbove(notice, signForm.button)).toBe(true);
}

for (const statement of ["british", "russian"]) {
  test(`the Russian page of the ${statement} statement says all of it before the choice`, async ({
    page,
  }) => {
    await page.goto(`/ru/statements/${statement}`);
    await expectWholeNotice(page, "ru");
  });
}

test("a reader of English sees it once Russia or Belarus is the country", async ({ page }) => {
  await page.goto("/en/statements/british");
  const form = new SignForm(page, "en");
  const [first] = pointsOf("en");
  await expect(page.locator("form#sign").getByText(first!)).toBeHidden();
  for (const country of ["RU", "BY"]) {
    await form.country.selectOption(country);
    await expectWholeNotice(page, "en");
  }
});

test("the button that confirms has a word beside it for Vera, and none for Anna", async ({
  page,
  mailbox,
}) => {
  for (const [who, isWarned] of [
    ["vera", true],
    ["anna", false],
  ] as const) {
    const signer = play(who);
    await page.goto(`/${signer.locale}/statements/british`);
    const form = new SignForm(page, signer.locale);
    await form.fill(signer);
    await form.send();
    await page.goto(await mailbox.waitForConfirmLink(signer.email));
    const line = page.getByText(bare(wordsOf(signer.locale).risk!.confirmLine!));
    await expect(line).toHaveCount(isWarned ? 1 : 0);
  }
});

test("the form says who is responsible, or that nobody has been named yet", async ({ page }) => {
  for (const locale of ["en", "ru"] as const) {
    await page.goto(`/${locale}/statements/british`);
    const form = page.locator("form#sign");
    const [before] = wordsOf(locale).signing!.responsibleNobody!.split("{campaign}");
    await expect(form.getByText(before!)).toBeVisible();
    await expect(form.locator("mark")).toBeVisible();
    await expect(form.locator(`a[href='/${locale}/contact']`)).toBeVisible();
  }
});
