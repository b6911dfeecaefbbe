import { readFile } from "node:fs/promises";
import { manageLinkOf } from "../support/mailbox";
import { OwnPage, signAndConfirm } from "../support/own-page";
import { lettersOfNow, play } from "../support/people";
import { expect, test } from "../support/story";
import { wordsOf } from "../support/words";

const signers = ["anna", "ivan"] as const;
/** Pages and API have five seconds to follow; the machine gets one more. */
const soon = { timeout: 6_000 };

for (const who of signers) {
  test(`${who} corrects what the signature says, and the list follows`, async ({
    page,
    site,
    mailbox,
  }) => {
    const mark = `${who === "anna" ? "Exact" : "Точная"}${lettersOfNow(play(who).locale)}`;
    const signer = play(who, { name: `${play(who).name} ${mark}` });
    const before = await site.counts();
    await page.goto(await signAndConfirm({ site, mailbox }, signer));
    const own = new OwnPage(page, signer.locale);
    await expect(own.fact("name")).toHaveText(signer.name);
    await own.openChange();
    await expect(own.form.textbox("name")).toHaveValue(signer.name);
    await own.form.textbox("name").fill(`${signer.name}-Новак`);
    await own.form.textbox("role").fill("");
    await own.form.box("personalCapacity").check();
    await own.save();
    await expect(own.deed("saved")).toBeVisible();
    await expect(own.fact("name")).toHaveText(`${signer.name}-Новак`);
    await expect(own.fact("role")).toHaveText(wordsOf(signer.locale).signature!.leftEmpty!);
    expect(await site.signatories("british", `${mark} Новак`)).toMatchObject([
      { name: `${signer.name}-Новак`, role: null, capacity: "personal" },
    ]);
    expect(await site.counts()).toEqual({
      ...before,
      british: before.british + 1,
      total: before.total + 1,
    });
    await expect(async () => {
      // By a search: on the list's first page there are the newest fifty, in random order.
      const q = new URLSearchParams({ q: `${mark} Новак` });
      const list = await page.request.get(`/${signer.locale}/statements/british/signatories?${q}`);
      expect(await list.text()).toContain(`${signer.name}-Новак`);
    }).toPass(soon);
  });

  test(`${who} mends the country, is warned by it, and has it erased`, async ({
    page,
    site,
    mailbox,
  }) => {
    const signer = play(who, { visibility: "initials" });
    const { signature, risk } = wordsOf(signer.locale);
    const link = await signAndConfirm({ site, mailbox }, signer, { country: "IE" });
    await page.goto(link);
    const own = new OwnPage(page, signer.locale);
    await own.openChange();
    await expect(own.form.country).toHaveValue("IE");
    const warning = page.locator("#change-form").getByText(risk!.title!);
    await expect(warning).toBeVisible({ visible: signer.locale === "ru" });
    await own.form.country.selectOption("BY");
    await expect(warning).toBeVisible();
    await own.save();
    await expect(own.deed("saved")).toBeVisible();
    await expect(own.fact("country")).toHaveText(signer.locale === "ru" ? "Беларусь" : "Belarus");
    // Initials are left as they are by whoever does not type a name.
    await expect(own.fact("initials")).not.toHaveText(signature!.notKept!);
    const data = await (await page.request.get(`${link}/data`)).json();
    expect(data.signature).toMatchObject({ country: "BY", visibility: "initials" });

    await own.openChange();
    await own.form.country.selectOption("");
    await own.save();
    await expect(own.fact("country")).toHaveText(signature!.notGiven!);
    const after = await (await page.request.get(`${link}/data`)).json();
    expect(after.signature).toMatchObject({ country: null, changes: 2 });
  });

  test(`${who} goes out of sight and comes back, which takes the name once more`, async ({
    page,
    site,
    mailbox,
  }) => {
    const word = `Unseen${lettersOfNow("en")}`;
    const signer = play(who, { name: `${word} Sample` });
    await page.goto(await signAndConfirm({ site, mailbox }, signer));
    const own = new OwnPage(page, signer.locale);
    expect(await site.signatories("british", word)).toHaveLength(1);

    await own.openChange();
    await own.form.choice("count").check();
    await own.save();
    await expect(own.deed("saved")).toBeVisible();
    await expect(own.fact("name")).toHaveText(wordsOf(signer.locale).signature!.notKept!);
    expect(await site.signatories("british", word)).toEqual([]);
    await expect(async () => {
      for (const path of ["", "/signatories"]) {
        const seen = await page.request.get(`/${signer.locale}/statements/british${path}`);
        expect(await seen.text()).not.toContain(word);
      }
    }).toPass(soon);

    await own.openChange();
    await own.form.choice("name").check();
    await expect(own.form.textbox("name")).toHaveValue("");
    await own.save();
    await expect(own.form.summary.getByRole("link")).toHaveCount(1);
    expect(await site.signatories("british", word)).toEqual([]);
    await own.form.textbox("name").fill(signer.name);
    await own.save();
    await expect(own.deed("saved")).toBeVisible();
    expect(await site.signatories("british", word)).toHaveLength(1);
  });

  test(`${who} withdraws: gone from page, API and search, the count as before; and signs again`, async ({
    page,
    site,
    mailbox,
    database,
  }) => {
    const word = `Leaving${lettersOfNow("en")}`;
    const signer = play(who, { name: `${word} Sample` });
    const before = await site.counts();
    const link = await signAndConfirm({ site, mailbox }, signer, { updates: "on" });
    await page.goto(link);
    const own = new OwnPage(page, signer.locale);
    await own.withdraw();
    await expect(page).toHaveURL(`/${signer.locale}/withdrawn`);
    const words = wordsOf(signer.locale);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.withdrawn!.title!);
    expect(await site.counts()).toEqual(before);
    expect(await site.signatories("british", word)).toEqual([]);
    await expect(async () => {
      for (const path of ["", "/signatories", `/signatories?q=${word.slice(0, -1)}`]) {
        const seen = await page.request.get(`/${signer.locale}/statements/british${path}`);
        expect(await seen.text()).not.toContain(`${word} Sample`);
      }
    }).toPass(soon);
    const { rows } = await database.query(
      "select 1 from signature where name like $1 or search_words like $2",
      [`${word}%`, `${word.toLowerCase()}%`],
    );
    expect(rows).toEqual([]);

    await page.goto(link);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      words.signature!.unknownTitle!,
    );
    await page.goto(`/${signer.locale}/withdrawn`);
    await page.locator(`main a[href$="/statements/british"]`).first().click();
    await own.form.fill(signer);
    await own.form.send();
    await expect(page).toHaveURL(`/${signer.locale}/check-your-email`);
    const mail = await mailbox.waitFor(signer.email, 3);
    await site.confirm(/\S+\/confirm\/[\w-]+/.exec(mail.text)![0]);
    expect(await site.counts()).toMatchObject({ british: before.british + 1 });
  });

  test(`${who} has lost the mail and finds the signature again`, async ({
    page,
    site,
    mailbox,
  }) => {
    const signer = play(who);
    await signAndConfirm({ site, mailbox }, signer);
    const words = wordsOf(signer.locale);
    await page.goto(`/${signer.locale}`);
    await page
      .getByRole("contentinfo")
      .getByRole("link", { name: words.site!.findMySignature! })
      .click();
    const address = page.getByRole("textbox", { name: words.findMySignature!.email! });
    await address.fill("anna.example");
    await page.getByRole("button", { name: words.findMySignature!.submit! }).click();
    await expect(page).toHaveTitle(new RegExp(`^${words.errors!.titlePrefix!.split(":")[0]}`));
    await expect(address).toHaveValue("anna.example");
    await address.fill(signer.email);
    await page.getByRole("button", { name: words.findMySignature!.submit! }).click();
    await expect(page).toHaveURL(`/${signer.locale}/find-my-signature/sent`);
    const mail = await mailbox.waitFor(signer.email, 3);
    await page.goto(manageLinkOf(mail));
    await expect(new OwnPage(page, signer.locale).fact("name")).toHaveText(signer.name);
  });

  test(`${who} takes the data along and stops the news`, async ({
    page,
    site,
    mailbox,
    database,
  }) => {
    const signer = play(who);
    await page.goto(await signAndConfirm({ site, mailbox }, signer, { updates: "on" }));
    const words = wordsOf(signer.locale).signature!;
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: words.download! }).click(),
    ]);
    const data = JSON.parse(await readFile((await download.path())!, "utf8"));
    expect(data).toMatchObject({
      signature: { name: signer.name, role: signer.role, visibility: "name" },
      statement: { slug: "british", sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      updatesWanted: true,
      address: { stored: signer.email },
      handOvers: 0,
    });
    expect(JSON.stringify(data)).toContain(
      JSON.stringify(wordsOf(signer.locale).signing!.consent!).slice(1, -1),
    );

    const own = new OwnPage(page, signer.locale);
    await own.button("stopUpdates").click();
    await expect(own.deed("stopped")).toBeVisible();
    await expect(own.button("stopUpdates")).toHaveCount(0);
    const { rowCount } = await database.query(
      "select 1 from signer_address where signature_id = $1",
      [data.signature.id],
    );
    expect(rowCount).toBe(0);
  });
}
