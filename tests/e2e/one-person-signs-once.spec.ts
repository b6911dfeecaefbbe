import { play } from "./support/people";
import { fieldsOf } from "./support/site";
import { expect, test } from "./support/story";

const form = "/en/statements/british";
const countRows = "select count(*)::int as rows from signature where name = $1";
const countMails = `select mail.purpose, count(*)::int as mails from mail_message mail
  join signature on signature.id = mail.signature_id where name = $1 group by mail.purpose`;
const countJobs = `select count(*)::int as jobs from graphile_worker._private_jobs job,
    json_array_elements_text(job.payload -> 'mailIds') id
  join mail_message mail on mail.id = id::uuid
  join signature on signature.id = mail.signature_id where name = $1`;

test("one address in every spelling is one row, one mail and one signature", async ({
  site,
  mailbox,
  database,
}) => {
  const name = `Gerda Invented ${Date.now()}`;
  const mark = `g${Date.now().toString(36)}`;
  const spellings = [
    `${mark}.example@gmail.com`,
    `${mark}.Example@GMAIL.com`,
    `${mark}example@gmail.com`,
    `${mark}.ex.ample+letters@gmail.com`,
    `${mark}example@googlemail.com`,
  ];
  const before = await site.counts();
  const answers = [];
  for (const email of spellings) {
    const answer = await site.postForm(form, fieldsOf({ name, email }));
    answers.push(`${answer.status()} ${answer.headers().location}`);
  }
  expect(new Set(answers).size).toBe(1);
  const { rows } = await database.query(countRows, [name]);
  expect(rows[0].rows).toBe(1);

  await site.confirm(await mailbox.waitForConfirmLink(spellings[0]!));
  for (const email of spellings) await site.postForm(form, fieldsOf({ name, email }));
  expect(await site.counts()).toMatchObject({
    british: before.british + 1,
    total: before.total + 1,
  });
  for (const email of spellings.slice(2)) {
    const links = (await mailbox.list(email)).filter(({ text }) => text.includes("/confirm/"));
    expect(links).toEqual([]);
  }
});

test("a hundred posts of one address at once make one row and one mail", async ({
  site,
  mailbox,
  database,
}) => {
  const { email } = play("anna");
  const name = `Hundredfold Sample ${Date.now()}`;
  const posts = Array.from({ length: 100 }, () => site.postForm(form, fieldsOf({ name, email })));
  const statuses = (await Promise.all(posts)).map((answer) => answer.status());
  expect(new Set(statuses)).toEqual(new Set([303]));
  await mailbox.waitForConfirmLink(email);
  const { rows } = await database.query(countRows, [name]);
  expect(rows[0].rows).toBe(1);
  // Once no job carries a mail of this signature, none can come any more.
  await expect.poll(async () => (await database.query(countJobs, [name])).rows[0].jobs).toBe(0);
  expect((await database.query(countMails, [name])).rows).toEqual([
    { purpose: "confirm", mails: 1 },
  ]);
  expect(await mailbox.list(email)).toHaveLength(1);
});

test("one person who signs both statements counts in each, and once in the total", async ({
  site,
  mailbox,
}) => {
  const { name, email } = play("ivan");
  const before = await site.counts();
  await site.postForm("/ru/statements/british", fieldsOf({ name, email }));
  await site.confirm(await mailbox.waitForConfirmLink(email));
  await site.postForm("/ru/statements/russian", fieldsOf({ name, email: email.toUpperCase() }));
  const mails = await mailbox.waitFor(email, 3).then(() => mailbox.list(email));
  const link = mails.map(({ text }) => /\S+\/confirm\/[\w-]+/.exec(text)?.[0]).find(Boolean)!;
  await site.confirm(link);
  expect(await site.counts()).toEqual({
    british: before.british + 1,
    russian: before.russian + 1,
    total: before.total + 1,
  });
});
