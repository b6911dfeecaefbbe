import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type pg from "pg";
import type { Locale } from "@/lib/i18n/schema";
import { fingerprint } from "@/lib/privacy";
import { parseAddress } from "@/lib/privacy/schema";
import { buildSubmission } from "@/prisma/seed/builders";
import type { Mailbox } from "./mailbox";
import { play } from "./people";
import type { Site } from "./site";
import { expect } from "./story";

/** Signs with the wish for news and confirms. */
export async function becomeReader(site: Site, mailbox: Mailbox, locale: Locale, slugs: string[]) {
  const person = play(locale === "ru" ? "ivan" : "anna");
  let mails = 0;
  for (const slug of slugs) {
    const details = buildSubmission(person, { updates: true, locale });
    await site.postSignature(details, slug);
    const { text } = await mailbox.waitFor(person.email, mails + 1);
    await site.confirm(/\S+\/confirm\/[\w-]+/.exec(text)![0]);
    await mailbox.waitFor(person.email, mails + 2);
    mails += 2;
  }
  return { ...person, mailsBefore: mails };
}

export async function expectNoBarriers(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target}`),
  );
  expect.soft(found, page.url()).toEqual([]);
  const size = page.viewportSize()!;
  await page.setViewportSize({ width: 390, height: 800 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(overflow, `${page.url()} at 390 pixels`).toBeLessThanOrEqual(0);
  await page.setViewportSize(size);
}

/** Public pages may be five seconds old. */
export async function expectOnSite(page: Page, path: string, text: string, isThere = true) {
  await expect(async () => {
    await page.goto(path);
    await expect(page.getByText(text)).toHaveCount(isThere ? 1 : 0, { timeout: 500 });
  }).toPass({ timeout: 10_000 });
}

export async function countReaders(database: pg.Pool): Promise<number> {
  const { rows } = await database.query(
    `select count(distinct email_fingerprint)::int as count from signature s
     join signer_address on signature_id = s.id
     where state = 'confirmed' and wants_updates and not quarantined`,
  );
  return rows[0].count;
}

/** Whether any signature of a person still asks for news. */
export async function wantsNews(database: pg.Pool, person: { email: string }): Promise<boolean> {
  const { rows } = await database.query(
    "select bool_or(wants_updates) as wants from signature where email_fingerprint = $1",
    [fingerprintOf(person)],
  );
  return rows[0].wants;
}

/** By which a person is known in the database, whoever else bears the name. */
export const fingerprintOf = ({ email }: { email: string }) =>
  fingerprint(parseAddress(email)!.canonical);
