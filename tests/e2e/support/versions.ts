import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { locales, type Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { wordsOf } from "./words";

/** Nothing that axe finds, and nothing to be scrolled sideways, narrow or wide. */
export async function expectNoBarriers(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target}`),
  );
  expect.soft(found, page.url()).toEqual([]);
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect.soft(overflow, `${page.url()} at ${width}`).toBeLessThanOrEqual(0);
  }
}

type Reading = {
  slug: string;
  /** Of the first version, in the order of the languages. */
  titles: string[];
  change: { from: string; to: string };
};

/** From the text that was changed to what changed, and to the first version's words, in every language. */
export async function readVersions(page: Page, { slug, titles, change }: Reading) {
  for (const [index, locale] of locales.entries()) {
    await openVersions(page, locale, slug);
    const words = wordsOf(locale).versions!;
    const newest = page.locator("#version-2");
    // What is read aloud says it too: "[added: and water end]".
    const added = newest.locator("ins").filter({ hasText: change.to }).first();
    await expect(added).toContainText(`[${words.added}: ${change.to}`);
    const removed = newest.locator("del").filter({ hasText: change.from }).first();
    await expect(removed).toContainText(`[${words.removed}: ${change.from}`);
    const first = page.locator("#version-1");
    await first.locator("summary").first().click();
    await expect(first.getByRole("heading", { name: titles[index] })).toBeVisible();
    await expectNoBarriers(page);
  }
}

async function openVersions(page: Page, locale: Locale, slug: string) {
  const name = wordsOf(locale).versions!.changesLink!;
  const link = page.locator("article header").getByRole("link", { name });
  await expect(async () => {
    await page.goto(paths.statement(locale, slug));
    await expect(link).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expectNoBarriers(page);
  await link.click();
  await expect(page).toHaveURL(paths.versions(locale, slug));
}

/** The home page says of one statement that it is closed, and so does the statement's own page. */
export async function findClosed(page: Page, slug: string) {
  for (const locale of locales) {
    const { home, statement } = wordsOf(locale);
    const said = (message: string) => message.split("{")[0]!.trim();
    const closed = page.getByRole("article").filter({ hasText: said(home!.closedOn!) });
    await expect(async () => {
      await page.goto(paths.home(locale));
      await expect(closed).toHaveCount(1, { timeout: 1_000 });
    }).toPass();
    await expectNoBarriers(page);
    await closed.getByRole("link").click();
    await expect(page).toHaveURL(paths.statement(locale, slug));
    await expect(page.getByText(statement!.closedTitle!)).toBeVisible();
    await expect(page.getByText(said(statement!.closedOn!)).last()).toBeVisible();
  }
}
