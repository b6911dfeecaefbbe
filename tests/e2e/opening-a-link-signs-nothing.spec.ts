import { play } from "./support/people";
import { fieldsOf } from "./support/site";
import { expect, test } from "./support/story";

const form = "/en/statements/british";

test("mail scanners may open the link a hundred times: only the button confirms, and once", async ({
  site,
  mailbox,
  request,
}) => {
  const { name, email } = play("anna");
  const before = await site.counts();
  expect((await site.postForm(form, fieldsOf({ name, email }))).status()).toBe(303);
  const link = await mailbox.waitForConfirmLink(email);
  const first = await (await request.get(link)).text();
  for (let visit = 0; visit < 100; visit += 1) {
    expect((await request.get(link)).status()).toBe(200);
    expect((await request.head(link)).status()).toBe(200);
  }
  expect(await site.counts()).toEqual(before);
  expect(withoutNonces(await (await request.get(link)).text())).toHaveLength(
    withoutNonces(first).length,
  );

  const one = { british: before.british + 1, russian: before.russian, total: before.total + 1 };
  for (let press = 0; press < 3; press += 1) {
    const pressed = await site.confirm(link);
    expect(pressed.status()).toBe(303);
    expect(pressed.headers().location).toMatch(/\/en\/thank-you\?statement=british$/);
    expect(await site.counts()).toEqual(one);
  }
  expect((await mailbox.list(email)).map(({ subject }) => subject)).toHaveLength(2);
});

test("the inner address of the button's handler does nothing when it is opened", async ({
  site,
  mailbox,
  request,
}) => {
  const { name, email } = play("anna");
  await site.postForm(form, fieldsOf({ name, email }));
  const link = await mailbox.waitForConfirmLink(email);
  const before = await site.counts();
  for (const method of ["get", "head"] as const) {
    const answer = await request[method](`${link}/decide`, { maxRedirects: 0 });
    expect(answer.status()).toBeGreaterThanOrEqual(300);
    expect(answer.status()).toBeLessThan(500);
  }
  expect(await site.counts()).toEqual(before);
});

test("the mail names neither the case nor the campaign before it is opened", async ({
  site,
  mailbox,
}) => {
  for (const who of ["anna", "ivan"] as const) {
    const { name, email, locale } = play(who);
    await site.postForm(`/${locale}/statements/british`, fieldsOf({ name, email }));
    const { subject, from, html, headers } = await mailbox.waitFor(email);
    const preheader = html
      .replace(/<(style|title)[\s\S]*?<\/\1>/g, "")
      .replace(/<[^>]+>/g, " ")
      .trim();
    for (const text of [subject, from, preheader.slice(0, 90)]) {
      expect(text).not.toMatch(/boris|kagarlitsky|борис|кагарлицк/i);
    }
    expect(html).not.toMatch(/<img|src=|url\(/i);
    expect(headers).toMatchObject({ "Auto-Submitted": "auto-generated" });
  }
});

function withoutNonces(html: string): string {
  return html.replace(/[\w+/]{22}==/g, "");
}
