import { play } from "../support/people";
import { SignForm } from "../support/sign-form";
import { fieldsOf } from "../support/site";
import { expect, test } from "../support/story";
import { wordsOf } from "../support/words";

for (const who of ["anna", "ivan"] as const) {
  const insult = (mark: string) =>
    who === "anna" ? `Stupid Traitor${mark}` : `Глупый${mark} Враг`;
  const letters = () => [...Date.now().toString()].map((d) => "abcdefghij"[Number(d)]).join("");

  test(`${who} finds an insult under their own address, corrects it, and nothing of it ever shows`, async ({
    page,
    site,
    mailbox,
    database,
  }) => {
    const owner = play(who);
    const mark = letters();
    const name = insult(mark);
    const form = `/${owner.locale}/statements/british`;
    await site.postForm(form, fieldsOf({ name, email: owner.email }, { role: "insulted" }));
    const mail = await mailbox.waitFor(owner.email);
    for (const part of [mail.subject, mail.text, mail.html]) expect(part).not.toContain(name);

    await page.goto(await mailbox.waitForConfirmLink(owner.email));
    await expect(page.getByText(name).first()).toBeVisible();
    const words = wordsOf(owner.locale).confirm!;
    await page.locator("summary", { hasText: words.correct! }).click();
    const fields = new SignForm(page, owner.locale);
    await fields.textbox("name").fill(owner.name);
    await fields.textbox("role").fill("");
    await page.getByRole("button", { name: words.submitCorrected! }).click();
    await expect(page).toHaveURL(`/${owner.locale}/thank-you?statement=british`);

    const asked = await page.request.get(`${form}/signatories?q=${encodeURIComponent(name)}`);
    const list = await page.request.get(`${form}/signatories`);
    for (const answer of [list, await page.request.get(form)]) {
      expect(await answer.text()).not.toContain(name);
    }
    expect((await asked.text()).split(name).length - 1).toBeLessThanOrEqual(4);
    expect(await site.signatories("british", name)).toEqual([]);
    const { rowCount } = await database.query(
      "select 1 from signature where signature::text like $1",
      [`%${mark}%`],
    );
    expect(rowCount).toBe(0);
  });

  test(`${who} says “this wasn’t me”, and hears nothing more for a month`, async ({
    page,
    site,
    mailbox,
    database,
  }) => {
    const owner = play(who);
    const name = insult(letters());
    const form = `/${owner.locale}/statements/british`;
    const before = await site.counts();
    await site.postForm(form, fieldsOf({ name, email: owner.email }));
    await page.goto(await mailbox.waitForConfirmLink(owner.email));
    await page.getByRole("button", { name: wordsOf(owner.locale).confirm!.notMe! }).click();
    await expect(page).toHaveURL(`/${owner.locale}/not-me`);
    const { rowCount } = await database.query("select 1 from signature where name = $1", [name]);
    expect(rowCount).toBe(0);

    await site.postForm(form, fieldsOf({ name, email: owner.email }));
    await site.postForm(`/${owner.locale}/find-my-signature`, { email: owner.email });
    const other = play(who);
    await site.postForm(form, fieldsOf({ name: "Somebody Waiting", email: other.email }));
    await mailbox.waitFor(other.email);
    expect(await mailbox.list(owner.email)).toHaveLength(1);
    expect(await site.counts()).toEqual(before);
    expect(await site.signatories("british", name)).toEqual([]);
  });
}
