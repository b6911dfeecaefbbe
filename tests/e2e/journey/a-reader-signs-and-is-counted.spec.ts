import { play } from "../support/people";
import { SignForm } from "../support/sign-form";
import { expect, test } from "../support/story";
import { wordsOf } from "../support/words";

const readers = [
  { who: "anna", statement: "british" },
  { who: "ivan", statement: "russian" },
] as const;

for (const { who, statement } of readers) {
  test(`${who} reads the ${statement} statement, signs, confirms and is counted`, async ({
    page,
    site,
    mailbox,
  }) => {
    const signer = play(who);
    const words = wordsOf(signer.locale);
    const before = await site.counts();
    await page.goto(`/${signer.locale}/statements/${statement}`);
    const form = new SignForm(page, signer.locale);
    await form.fill(signer);
    await form.send();
    await expect(page).toHaveURL(`/${signer.locale}/check-your-email`);

    await page.goto(await mailbox.waitForConfirmLink(signer.email));
    await expect(page.getByText(signer.name).first()).toBeVisible();
    expect(await site.counts()).toEqual(before);
    await page.getByRole("button", { name: words.confirm!.submit! }).click();
    await expect(page).toHaveURL(`/${signer.locale}/thank-you?statement=${statement}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.thankYou!.title!);

    const after = await site.counts();
    expect(after).toEqual({
      ...before,
      [statement]: before[statement] + 1,
      total: before.total + 1,
    });
    const listed = await site.signatories(statement, signer.name);
    expect(listed.map(({ name }) => name)).toContain(signer.name);
    // Pages may be a few seconds old.
    await expect(async () => {
      await page.goto(`/${signer.locale}/statements/${statement}/signatories`);
      await expect(page.getByText(signer.name).first()).toBeVisible({ timeout: 100 });
    }).toPass({ timeout: 10_000 });
    const count = new Intl.NumberFormat(signer.locale === "ru" ? "ru" : "en-GB").format(
      after[statement],
    );
    await expect(async () => {
      await page.goto(`/${signer.locale}/statements/${statement}`);
      await expect(page.getByText(new RegExp(`(^|\\D)${count}(\\D|$)`)).first()).toBeAttached({
        timeout: 100,
      });
    }).toPass({ timeout: 10_000 });
    await mailbox.waitFor(signer.email, 2);
  });
}

test("a reader who forgets something loses nothing of what was typed", async ({ page, site }) => {
  const signer = play("zoe");
  const before = await site.signatories("british", "Žižková");
  await page.goto(`/en/statements/british`);
  const form = new SignForm(page, "en");
  await form.textbox("name").fill(signer.name);
  await form.textbox("email").fill("zoe.example.org");
  await form.textbox("organisation").fill(signer.organisation!);
  await form.country.selectOption("IE");
  await form.send();

  await expect(page).toHaveTitle(/^Error: /);
  await expect(form.summary.getByRole("link")).toHaveCount(3);
  await expect(form.textbox("name")).toHaveValue(signer.name);
  await expect(form.textbox("email")).toHaveValue("zoe.example.org");
  await expect(form.textbox("email")).toHaveAttribute("aria-invalid", "true");
  await expect(form.textbox("email")).toHaveAccessibleDescription(/.{10,}/);
  await expect(form.textbox("organisation")).toHaveValue(signer.organisation!);
  await expect(form.country).toHaveValue("IE");
  for (const visibility of ["name", "initials", "handover", "count"] as const) {
    await expect(form.choice(visibility)).not.toBeChecked();
  }
  expect(await site.signatories("british", "Žižková")).toEqual(before);

  await form.fill(signer);
  await form.send();
  await expect(page).toHaveURL("/en/check-your-email");
});

test("a mailbox's owner says “this wasn’t me”, and everything about it is gone", async ({
  page,
  site,
  mailbox,
  database,
}) => {
  const victim = play("nobody", { name: "Mallory Sample", visibility: "name" });
  const before = await site.counts();
  await site.postSignature({ ...victim, consent: true });
  const link = await mailbox.waitForConfirmLink(victim.email);
  await page.goto(link);
  await page.getByRole("button", { name: wordsOf("en").confirm!.notMe! }).click();
  await expect(page).toHaveURL("/en/not-me");
  const { rowCount } = await database.query("select 1 from signature where name = $1", [
    victim.name,
  ]);
  expect(rowCount).toBe(0);
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    wordsOf("en").confirm!.unknownTitle!,
  );
  expect(await site.counts()).toEqual(before);
});
