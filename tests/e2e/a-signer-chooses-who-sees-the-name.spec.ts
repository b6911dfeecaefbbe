import { buildSubmission, type Signer } from "@/prisma/seed/builders";
import { manageLinkOf, type Mailbox } from "./support/mailbox";
import { play } from "./support/people";
import type { Site } from "./support/site";
import { expect, test } from "./support/story";

/** In the order in which they sign: the one with the full name is last. */
const signers = [
  { visibility: "count", name: "Wanda Placeholder", shown: null },
  { visibility: "handover", name: "Viktor Placeholder", shown: null },
  { visibility: "initials", name: "Ursula Placeholder", shown: "U. P." },
  { visibility: "name", name: "Quentin Placeholder", shown: "Quentin Placeholder" },
] as const;

async function signAndConfirm(signer: Signer, site: Site, mailbox: Mailbox): Promise<void> {
  await site.postSignature({ ...buildSubmission(signer), locale: "en" }, "russian");
  await site.confirm(await mailbox.waitForConfirmLink(signer.email));
}

test("everybody is counted, and shown on the site as they chose", async ({
  site,
  mailbox,
  request,
}) => {
  const before = await site.counts();
  for (const { visibility, name } of signers) {
    await signAndConfirm(play("anna", { name, visibility }), site, mailbox);
  }
  expect(await site.counts()).toEqual({
    ...before,
    russian: before.russian + signers.length,
    total: before.total + signers.length,
  });
  const people = (await site.signatories("russian")).filter(({ name }) =>
    /Placeholder|^[UVW]\. P\.$/.test(name),
  );
  expect(people.map(({ name, role }) => `${name}: ${role}`).sort()).toEqual([
    "Quentin Placeholder: lecturer",
    "U. P.: null",
  ]);
  for (const path of ["/en/statements/russian", "/en/statements/russian/signatories"]) {
    // Pages may be a few seconds old; one that shows the last of them has heard of all.
    const read = async () => (await request.get(path)).text();
    await expect.poll(read, { timeout: 10_000 }).toContain("Quentin Placeholder");
    const html = await read();
    expect(html).toContain("U. P.");
    expect(html).not.toMatch(/Ursula|Viktor|Wanda|V\. P\.|W\. P\./);
  }
  for (const hidden of ["Ursula", "Viktor", "Wanda"]) {
    expect(await site.signatories("russian", hidden)).toEqual([]);
  }
});

for (const { visibility, name, shown } of signers) {
  test(`the owner of a signature “${visibility}” sees what is kept of it`, async ({
    page,
    site,
    mailbox,
  }) => {
    const signer = play("anna", { name, visibility });
    await signAndConfirm(signer, site, mailbox);
    await page.goto(manageLinkOf(await mailbox.waitFor(signer.email, 2)));
    const own = page.getByRole("main");
    if (visibility === "count") await expect(own).not.toContainText("Wanda");
    else await expect(own).toContainText(shown ?? name);
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
  await expect(page.locator("form").getByText("Если вы в России или Беларуси")).toBeVisible();
  await expect(page.locator("form a[href$='/ru/privacy#risks']")).toHaveCount(2);
});

test("whoever chooses Russia or Belarus as country is warned on the English page too", async ({
  page,
}) => {
  await page.goto("/en/statements/british");
  await expect(page.locator("form a[href$='/en/privacy#risks']").first()).toBeVisible();
  const warning = page.locator("form").getByText("If you are in Russia or Belarus");
  await expect(warning).toBeHidden();
  for (const country of ["RU", "BY"]) {
    await page.locator("select[name=country]").selectOption(country);
    await expect(warning).toBeVisible();
  }
  await page.locator("select[name=country]").selectOption("IE");
  await expect(warning).toBeHidden();
});
