import type { APIResponse, Page } from "@playwright/test";
import { makeLinkToken } from "@/lib/privacy/link-tokens";
import { findBarriers, findOverflow } from "../support/barriers";
import { findSubscription, mailNews, oneClickPathOf, stopLinkOf, subscribe } from "../support/news";
import { play } from "../support/people";
import { expect, test } from "../support/story";
import { wordsOf } from "../support/words";

const subscribed = { wantsNews: true, keepsAddress: true };
const stopped = { wantsNews: false, keepsAddress: false };
/** What a mail program posts (RFC 8058). */
const oneClick = { "List-Unsubscribe": "One-Click" };

/** All that the sender of a post learns; the nonce changes with every request. */
async function visible(answer: APIResponse) {
  const { date: _date, "content-security-policy": policy, ...headers } = answer.headers();
  return { status: answer.status(), headers, policy: policy?.length, body: await answer.text() };
}

/** On this screen and for everybody; axe is a script itself. */
async function expectOpenToAll(page: Page, { javaScriptEnabled = true }) {
  if (javaScriptEnabled) expect(await findBarriers(page)).toEqual([]);
  expect(await findOverflow(page)).toBeLessThanOrEqual(0);
}

for (const who of ["anna", "ivan"] as const) {
  test(`${who} asked for news, gets them, follows the link and gets no more`, async ({
    page,
    site,
    mailbox,
    database,
    javaScriptEnabled,
  }) => {
    const reader = await subscribe({ site, mailbox, database }, play(who));
    const { locale, email } = reader.signer;
    const words = wordsOf(locale);
    const counts = await site.counts();
    expect(await mailNews(database, reader)).toBe(1);
    const mail = await mailbox.waitFor(email, 3);
    expect(mail.subject).toBe(words.mail!.update!.subject);
    const link = new URL(stopLinkOf(mail)).pathname;
    expect(link).toMatch(new RegExp(`^/${locale}/unsubscribe/`));

    await test.step("a scanner opens the link as often as it likes: nothing changes", async () => {
      for (const path of [link, `${link}/stop`, oneClickPathOf(mail)]) {
        for (let look = 0; look < 3; look += 1) await page.request.get(path);
        await page.request.head(path);
      }
      await page.goto(link);
      await page.reload();
      expect(await findSubscription(database, reader)).toEqual(subscribed);
    });

    const heading = page.getByRole("heading", { level: 1 });
    const button = page.getByRole("button", { name: words.unsubscribe!.submit!, exact: true });
    for (const press of ["the first", "a second"]) {
      await test.step(`${press} press of the button`, async () => {
        await page.goto(link);
        await expect(page.locator("html")).toHaveAttribute("lang", locale);
        await expect(heading).toHaveText(words.unsubscribe!.title!);
        await expectOpenToAll(page, { javaScriptEnabled });
        await button.click();
        await expect(page).toHaveURL(`/${locale}/unsubscribed`);
        await expect(heading).toHaveText(words.unsubscribe!.doneTitle!);
        await expectOpenToAll(page, { javaScriptEnabled });
        expect(await findSubscription(database, reader)).toEqual(stopped);
      });
    }
    expect(await mailNews(database, reader)).toBe(0);
    expect(await site.counts()).toEqual(counts);
  });
}

test("zoe’s mail program stops the news with one post, and says the same however often", async ({
  site,
  mailbox,
  database,
  request,
}) => {
  const reader = await subscribe({ site, mailbox, database }, play("zoe"));
  await mailNews(database, reader);
  const mail = await mailbox.waitFor(reader.signer.email, 3);
  expect(mail.headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
  const path = oneClickPathOf(mail);
  const opened = await request.get(path, { maxRedirects: 0 });
  expect(opened.headers().location).toMatch(/^\/en\/unsubscribe\//);
  expect((await request.post(path, { form: { other: "thing" } })).status()).toBe(400);
  expect(await findSubscription(database, reader)).toEqual(subscribed);

  // The standard allows both ways to write a form.
  const first = await request.post(path, { multipart: oneClick });
  expect(first.status()).toBe(200);
  expect(await findSubscription(database, reader)).toEqual(stopped);
  expect(await visible(await request.post(path, { form: oneClick }))).toEqual(await visible(first));
});

test("the one click speaks the language of its mail, also to who opens it in a browser", async ({
  site,
  mailbox,
  database,
  page,
  request,
}) => {
  const reader = await subscribe({ site, mailbox, database }, play("ivan"));
  await database.query("update signature set locale = 'ru' where id = $1", [reader.id]);
  await mailNews(database, reader);
  const path = oneClickPathOf(await mailbox.waitFor(reader.signer.email, 3));
  await page.goto(path);
  await expect(page).toHaveURL(/\/ru\/unsubscribe\//);
  await expect(
    page.getByRole("button", { name: wordsOf("ru").unsubscribe!.submit! }),
  ).toBeVisible();
  const { oneClickDone, oneClickBody } = wordsOf("ru").unsubscribe!;
  expect((await (await request.post(path, { form: { other: "thing" } })).text()).trim()).toBe(
    oneClickBody,
  );
  expect((await (await request.post(path, { form: oneClick })).text()).trim()).toBe(oneClickDone);
  expect(await findSubscription(database, reader)).toEqual(stopped);
  // A link from a mail of before goes by what the browser asks for.
  const opened = await request.get(path.split("?")[0]!, {
    maxRedirects: 0,
    headers: { "accept-language": "ru" },
  });
  expect(opened.headers().location).toMatch(/^\/ru\/unsubscribe\//);
});

test("a forged link looks like a true one, and leads nowhere", async ({
  page,
  site,
  mailbox,
  database,
  request,
}) => {
  const reader = await subscribe({ site, mailbox, database }, play("ivan"));
  const other = await subscribe({ site, mailbox, database }, play("anna"));
  await mailNews(database, reader);
  const mail = await mailbox.waitFor(reader.signer.email, 3);
  const token = oneClickPathOf(mail).split("/").at(-1)!.split("?")[0]!;
  const expiresAt = new Date(Date.now() + 86_400_000);
  const { id, nonce } = other;
  const forged = [
    "no-such-token",
    `${token.slice(0, -4)}${token.endsWith("AAAA") ? "BBBB" : "AAAA"}`,
    makeLinkToken({ purpose: "manage", id, nonce, expiresAt }),
    makeLinkToken({ purpose: "unsubscribe", id, nonce: reader.nonce, expiresAt }),
  ];
  const answers = [];
  for (const each of forged) {
    await page.goto(`/ru/unsubscribe/${each}`);
    await page.getByRole("button", { name: wordsOf("ru").unsubscribe!.submit! }).click();
    await expect(page).toHaveURL("/ru/unsubscribed");
    answers.push(await visible(await request.post(`/api/unsubscribe/${each}`, { form: oneClick })));
  }
  for (const each of [reader, other]) {
    expect(await findSubscription(database, each)).toEqual(subscribed);
  }
  const known = await visible(await request.post(`/api/unsubscribe/${token}`, { form: oneClick }));
  expect(await findSubscription(database, reader)).toEqual(stopped);
  for (const answer of answers) expect(answer).toEqual(known);
});
