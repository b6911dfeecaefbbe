import type { Page } from "@playwright/test";
import { findBarriers, findOverflow } from "./support/barriers";
import { furnishRooms } from "./support/busy-rooms";
import { expect, test } from "./support/story";
import { signInAs } from "./support/team";

const looks = [
  { locale: "en", scheme: "light", width: 1280 },
  { locale: "ru", scheme: "dark", width: 390 },
] as const;

test("every room of the dashboard, with much in it, is fit for everybody on a desk and a phone", async ({
  page,
  database,
  site,
  mailbox,
}) => {
  test.setTimeout(180_000);
  await signInAs(page, database);
  const { paths, clear } = await furnishRooms({ page, database, site, mailbox });
  try {
    for (const { locale, scheme, width } of looks) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 900 });
      await speak(page, locale);
      for (const [room, path] of Object.entries(paths)) {
        await page.goto(path);
        const where = `${room}, ${locale}, ${scheme}, ${width}`;
        expect.soft(await findBarriers(page), where).toEqual([]);
        expect.soft(await findOverflow(page), where).toBeLessThanOrEqual(0);
      }
    }
  } finally {
    await clear();
  }
});

/** The interface in that language, as the switch in the dashboard's foot leaves it. */
async function speak(page: Page, locale: string): Promise<void> {
  const { origin } = new URL(page.url());
  await page
    .context()
    .addCookies([{ name: "undersigned-language", value: locale, url: `${origin}/dashboard` }]);
}
