import { buildSubmission } from "@/prisma/seed/builders";
import { play } from "./support/people";
import { expect, test } from "./support/story";
import { manageLinkOf } from "./support/mailbox";

const stories = [
  { visibility: "name", shown: "Quentin Placeholder", hidden: null },
  { visibility: "initials", shown: "Q. P.", hidden: "Quentin" },
  { visibility: "handover", shown: null, hidden: "Quentin" },
  { visibility: "count", shown: null, hidden: "Quentin" },
] as const;

for (const { visibility, shown, hidden } of stories) {
  test(`one who chooses “${visibility}” is counted and shown accordingly`, async ({
    page,
    site,
    mailbox,
    database,
    request,
  }) => {
    const signer = play("anna", { name: "Quentin Placeholder", visibility });
    await database.query("delete from signature where name in ('Quentin Placeholder', 'Q. P.')");
    const before = await site.counts();
    const listed = (await site.signatories("russian")).length;
    await site.postSignature({ ...buildSubmission(signer), locale: "en" }, "russian");
    await site.confirm(await mailbox.waitForConfirmLink(signer.email));

    expect((await site.counts()).russian).toBe(before.russian + 1);
    const people = await site.signatories("russian");
    expect(people.length - listed).toBe(shown ? 1 : 0);
    if (shown) expect(people.map(({ name }) => name)).toContain(shown);
    const role = people.find(({ name }) => name === shown)?.role ?? null;
    expect(role).toBe(visibility === "name" ? signer.role : null);
    for (const path of ["/en/statements/russian", "/en/statements/russian/signatories"]) {
      const html = await (await request.get(path)).text();
      if (hidden) expect(html).not.toContain(hidden);
    }
    if (hidden) expect(await site.signatories("russian", hidden)).toEqual([]);

    await page.goto(manageLinkOf(await mailbox.waitFor(signer.email, 2)));
    const own = page.getByRole("main");
    if (visibility === "count") await expect(own).not.toContainText("Quentin");
    else await expect(own).toContainText(shown ?? "Quentin Placeholder");
  });
}

test("no option is chosen beforehand, in no language, and the Russian page warns beside it", async ({
  page,
}) => {
  for (const path of [
    "/en/statements/british",
    "/ru/statements/british",
    "/ru/statements/russian",
  ]) {
    await page.goto(path);
    expect(await page.locator("form :checked:not(option)").count()).toBe(0);
    await expect(page.locator("form input[name=visibility]")).toHaveCount(4);
  }
  await expect(page.locator("form").getByRole("link", { name: /./ }).first()).toBeVisible();
  await expect(page.locator("form a[href$='/ru/privacy#risks']")).toBeVisible();
});

test("whoever chooses Russia or Belarus as country is warned on the English page too", async ({
  page,
}) => {
  await page.goto("/en/statements/british");
  const warning = page.locator("form a[href$='/en/privacy#risks']");
  await expect(warning).toBeHidden();
  for (const country of ["RU", "BY"]) {
    await page.locator("select[name=country]").selectOption(country);
    await expect(warning).toBeVisible();
  }
  await page.locator("select[name=country]").selectOption("IE");
  await expect(warning).toBeHidden();
});
