import type { Page } from "@playwright/test";
import type pg from "pg";
import { fingerprint } from "@/lib/privacy";
import { parseAddress } from "@/lib/privacy/schema";
import { findBarriers, findOverflow } from "./support/barriers";
import { confirmLinkOf } from "./support/mailbox";
import { play } from "./support/people";
import { fieldsOf } from "./support/site";
import { expect, test } from "./support/story";
import { signInAs } from "./support/team";
import { wordsOf } from "./support/words";

test.use({ expectedConsole: /status of 403/ });

const words = wordsOf("en").mailRoom!;

async function expectOpenToAll(page: Page) {
  expect(await findBarriers(page)).toEqual([]);
  expect(await findOverflow(page)).toBeLessThanOrEqual(0);
}

/**
 * Makes the mail to confirm one that was given up, as eight vain attempts do. It takes another
 * id: the local mailbox keeps what comes twice once, and this one never came.
 */
async function giveUp(database: pg.Pool, email: string, reason: string): Promise<void> {
  const { rowCount } = await database.query(
    `update mail_message set id = gen_random_uuid(), state = 'failed', last_error = $2, recipient = null, sent_at = null,
       created_at = date_trunc('day', created_at, 'UTC')
     where signature_id = (select id from signature where email_fingerprint = $1)`,
    [fingerprint(parseAddress(email)!.canonical), reason],
  );
  expect(rowCount).toBe(1);
}

test("an admin sees why a mail was given up, sends it again, and its reader gets it", async ({
  page,
  site,
  mailbox,
  database,
  browser,
  baseURL,
}) => {
  const { name, email } = play("anna");
  await site.postForm("/en/statements/british", fieldsOf({ name, email }));
  await mailbox.waitFor(email);
  await giveUp(database, email, "smtp 421");

  await signInAs(page, database);
  const section = wordsOf("en").dashboardShell!.sections!.mail!;
  await page
    .getByRole("main")
    .getByRole("link", { name: wordsOf("en").dashboard!.toMail! })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(section);
  await expect(page.getByText(words.transports!.local!)).toBeVisible();
  const line = page.getByRole("row").filter({ hasText: "smtp 421" });
  await expect(line).toContainText(words.purposes!.confirm!);
  await expect(page.getByRole("main").getByText("@")).toHaveCount(0);
  await expectOpenToAll(page);

  const organiser = await (await browser.newContext({ baseURL })).newPage();
  await signInAs(organiser, database, { role: "organiser" });
  await organiser.goto("/dashboard/mail");
  await expect(organiser.getByText("smtp 421")).toBeVisible();
  await expect(organiser.getByText(words.askAdmin!)).toBeVisible();
  await expect(organiser.getByRole("link", { name: words.sendAgain! })).toHaveCount(0);
  expect((await organiser.goto("/dashboard/mail/retry"))!.status()).toBe(403);
  await organiser.context().close();

  await page.getByRole("link", { name: words.sendAgain!, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.retry!.title!);
  await expectOpenToAll(page);
  expect(await mailbox.list(email)).toHaveLength(1);
  await page.getByRole("button", { name: "Send 1 mail again" }).click();
  await expect(page.getByRole("status")).toContainText("1 mail is on its way again.");
  const again = await mailbox.waitFor(email, 2);
  expect((await site.confirm(confirmLinkOf(again))).headers().location).toContain("/thank-you");
  // The page looks again by itself: what waited is gone without anybody pressing anything.
  await expect(page.getByText(words.waitingNothing!)).toBeVisible();
  await expect(page.getByText("smtp 421")).toHaveCount(0);

  await page.goto("/dashboard/mail/retry");
  await expect(page.getByText(words.retry!.nothing!)).toBeVisible();
  await expectOpenToAll(page);
});

test("the overview says how the limits stand and, once the campaign is closed, what goes when", async ({
  page,
  database,
}) => {
  await signInAs(page, database, { role: "organiser" });
  await expect(page.locator("#protection")).toContainText(wordsOf("en").protection!.off!);
  await expect(page.locator("#closing")).toHaveCount(0);
  try {
    await database.query("update campaign set closed_at = now() - interval '11 months 15 days'");
    for (const locale of ["en", "ru"] as const) {
      await page.goto("/dashboard");
      if (locale === "ru") await page.getByRole("button", { name: "Русский" }).click();
      await expect(page.locator("#closing")).toContainText(wordsOf(locale).closing!.before!);
      await expect(page.locator("#closing")).toContainText(wordsOf(locale).closing!.askAdmin!);
      await expectOpenToAll(page);
    }
  } finally {
    await database.query("update campaign set closed_at = null");
  }
});
