import type { Browser } from "@playwright/test";
import type { Signer } from "@/prisma/seed/builders";
import { DeliveryRoom, namesOf, strikesOf } from "./support/delivery-room";
import { OwnPage, signAndConfirm } from "./support/own-page";
import { lettersOfNow, play } from "./support/people";
import { expect, test } from "./support/story";
import { signInAs } from "./support/team";
import { wordsOf } from "./support/words";

// Three packages are made by the worker on the way, beside whatever else it does.
test.setTimeout(120_000);

/** Pages have five seconds to follow; the machine gets one more. */
const soon = { timeout: 6_000 };

/** Withdraws by one's own page, in a browser of one's own and in one's language. */
async function withdraw(browser: Browser, link: string, { locale }: Signer): Promise<void> {
  const page = await browser.newPage();
  await page.goto(link);
  await new OwnPage(page, locale).withdraw();
  await expect(page).toHaveURL(new RegExp(`/${locale}/withdrawn$`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    wordsOf(locale).withdrawn!.title!,
  );
  await page.close();
}

test("whoever withdraws is gone from the page and from the next list, and struck from the last", async ({
  page,
  browser,
  site,
  mailbox,
  database,
}) => {
  const mark = `Parting${lettersOfNow("en")}`;
  // Shown on the site, shown in Russian, named only in the list that is handed over.
  const leaving = (["anna", "ivan", "pavel"] as const).map((who) =>
    play(who, { name: `${play(who).name.split(" ")[0]} ${mark}` }),
  );
  const staying = play("zoe", { name: `Zoë ${mark}-Stays` });
  const before = await site.counts();
  const links: string[] = [];
  for (const signer of [...leaving, staying]) {
    links.push(await signAndConfirm({ site, mailbox }, signer));
  }
  expect((await site.counts()).british).toBe(before.british + 4);

  await signInAs(page, database);
  const room = new DeliveryRoom(page);
  await room.ask("The Embassy of Example");
  const listed = namesOf(await room.download()).filter(({ name }) => name.includes(mark));
  expect(listed.map(({ name }) => name).sort()).toEqual(
    [...leaving, staying].map(({ name }) => name).sort(),
  );
  const original = page.url();

  for (const [index, signer] of leaving.entries()) await withdraw(browser, links[index]!, signer);
  expect((await site.counts()).british).toBe(before.british + 1);
  await expect(async () => {
    for (const locale of ["en", "ru"]) {
      for (const path of ["", "/signatories", `/signatories?q=${mark}`]) {
        const seen = await (await site.request.get(`/${locale}/statements/british${path}`)).text();
        for (const { name } of leaving) expect(seen).not.toContain(name);
      }
    }
  }).toPass(soon);

  await room.ask("The Court of Example");
  const next = await room.download();
  expect(namesOf(next).flatMap(({ name }) => (name.includes(mark) ? name : []))).toEqual([
    staying.name,
  ]);

  await page.goto(original);
  await room.askForSupplement();
  const supplement = await room.download();
  const gone = listed.filter(({ name }) => name !== staying.name).map(({ number }) => number);
  expect(strikesOf(supplement).sort()).toEqual(gone.sort());
  // The supplement strikes by number: none of its files names whoever left.
  for (const { name } of leaving) {
    for (const [path, content] of [...Object.entries(next), ...Object.entries(supplement)]) {
      expect(content.includes(name), path).toBe(false);
    }
  }
});
