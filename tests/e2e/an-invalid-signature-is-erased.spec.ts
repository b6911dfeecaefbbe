import type { Page } from "@playwright/test";
import { paths } from "@/lib/paths";
import type { Signer } from "@/prisma/seed/builders";
import { findBarriers, findOverflow } from "./support/barriers";
import { signAndConfirm } from "./support/own-page";
import { play } from "./support/people";
import { expect, test } from "./support/story";
import { signInAs } from "./support/team";
import { wordsOf } from "./support/words";

const room = wordsOf("en").moderation!;

/** As an organiser does it, with a note about the person. */
async function invalidate(page: Page, { name }: Signer): Promise<void> {
  await page.goto(paths.dashboardSignatures({ q: name }));
  await page.getByRole("link", { name, exact: true }).click();
  await page.getByRole("group").getByText(room.verbs!.invalidate!).first().click();
  await page.getByRole("combobox", { name: room.reason! }).selectOption("invented");
  await page.getByRole("textbox", { name: room.note! }).fill("nobody knows this person");
  await page.getByRole("button", { name: room.verbs!.invalidate!, exact: true }).click();
  await expect(page.getByRole("status")).toContainText("invalid");
}

async function expectEasyToRead(page: Page): Promise<void> {
  for (const [width, scheme] of [
    [320, "dark"],
    [1280, "light"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    expect.soft(await findOverflow(page), `${width}`).toBeLessThanOrEqual(0);
    expect.soft(await findBarriers(page), scheme).toEqual([]);
  }
}

for (const [who, name] of [
  ["anna", "Wilhelmina Unknown"],
  ["ivan", "Аристарх Неизвестный"],
] as const) {
  test(`${who}’s signature was declared invalid: the page says so, and ${who} has it erased`, async ({
    page,
    browser,
    baseURL,
    site,
    mailbox,
    database,
  }) => {
    const signer = play(who, { name, visibility: "name" });
    const { locale } = signer;
    const words = wordsOf(locale).signature!;
    const link = await signAndConfirm({ site, mailbox }, signer);
    const team = await browser.newContext({ baseURL });
    const organiser = await team.newPage();
    await signInAs(organiser, database, { role: "organiser" });
    await invalidate(organiser, signer);
    await team.close();
    const before = await site.counts();

    await page.goto(link);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.invalidTitle!);
    await expect(page.getByRole("main")).not.toContainText(name);
    const contact = page.getByRole("main").getByRole("link").first();
    await expect(contact).toHaveAttribute("href", paths.contact(locale));
    await expectEasyToRead(page);

    // The data can be taken along first, with what organisers wrote.
    const file = await page.request.get(`${link}/data`);
    expect(await file.json()).toMatchObject({
      signature: { state: "invalidated", name },
      review: { deeds: [{ deed: "invalidate", reason: "invented" }] },
    });
    expect(await file.text()).toContain("nobody knows this person");

    await page.getByText(words.invalidWithdrawOpen!).click();
    await expect(page.getByText(words.invalidWithdrawSure!)).toBeVisible();
    await page.getByRole("button", { name: words.invalidWithdraw!, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.erasedTitle!);
    await expectEasyToRead(page);
    expect(await site.counts()).toEqual(before);
    const { rows } = await database.query(
      "select state, visibility, name, country from signature where name = $1 or id::text = $2",
      [name, (await file.json()).signature.id],
    );
    expect(rows).toEqual([
      { state: "invalidated", visibility: "count", name: null, country: null },
    ]);

    // The link goes on saying so, and there is nothing left to take along.
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.erasedTitle!);
    expect((await page.request.get(`${link}/data`)).headers()["content-type"]).toMatch(/html/);
  });
}
