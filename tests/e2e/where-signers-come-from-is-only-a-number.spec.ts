import type { Browser } from "@playwright/test";
import type pg from "pg";
import { play } from "./support/people";
import { SignForm } from "./support/sign-form";
import { expect, test } from "./support/story";
import { signInAs } from "./support/team";
import { wordsOf } from "./support/words";

/** How many have come from each kind of place. */
async function readSources(database: pg.Pool): Promise<Record<string, number>> {
  const { rows } = await database.query<{ source: string; count: number }>(
    "select source::text, sum(count)::int as count from submission_source_count group by source",
  );
  return Object.fromEntries(rows.map(({ source, count }) => [source, count]));
}

/** Signs on a page that was reached from there. */
async function signFrom(
  { browser, baseURL }: { browser: Browser; baseURL: string | undefined },
  referer: string,
  { javaScriptEnabled = true } = {},
) {
  const context = await browser.newContext({ baseURL, javaScriptEnabled });
  const page = await context.newPage();
  const signer = play("ivan");
  await page.goto("/ru/statements/british", { referer });
  const form = new SignForm(page, "ru");
  await form.fill(signer);
  await form.send();
  await expect(page).toHaveURL("/ru/check-your-email");
  await context.close();
}

test("the browser tells the kind of place and never the address, and organisers see numbers", async ({
  page,
  browser,
  baseURL,
  database,
}) => {
  const before = await readSources(database);
  const address = "https://t.me/s/secret_channel_of_ivan";
  await signFrom({ browser, baseURL }, address);
  await signFrom({ browser, baseURL }, address, { javaScriptEnabled: false });
  await signFrom({ browser, baseURL }, "https://news.example/article?reader=ivan");
  const after = await readSources(database);
  const more = (source: string) => (after[source] ?? 0) - (before[source] ?? 0);
  expect(["messenger", "site", "unknown"].map(more)).toEqual([1, 1, 1]);

  await signInAs(page, database, { role: "organiser" });
  const words = wordsOf("en").sources!;
  await page.getByText(words.title!, { exact: true }).first().click();
  const line = page.getByRole("row").filter({ hasText: words.kinds!.messenger! });
  await expect(line.first()).toContainText(String(after.messenger));
});
