import type { APIResponse } from "@playwright/test";
import { OwnPage, signAndConfirm } from "./support/own-page";
import { play } from "./support/people";
import { fieldsOf } from "./support/site";
import { expect, test } from "./support/story";
import { wordsOf } from "./support/words";

test.use({ expectedConsole: /status of 4(04|09|22)/ });

/** All that an outsider sees of an answer; the nonce changes with every request. */
async function visible(answer: APIResponse) {
  const { date: _date, "content-security-policy": policy, ...headers } = answer.headers();
  const body = (await answer.text()).replace(/[\w+/]{22}==/g, "");
  return { status: answer.status(), headers: { ...headers, policy: policy?.length }, body };
}

test("asking for a link is answered alike for every address", async ({ site, mailbox }) => {
  const people = ["known", "waiting", "unknown"].map((part) => ({
    ...play("anna"),
    email: play("anna").email.replace(/^anna/, part.padEnd(8, "x")),
  }));
  const [known, waiting, unknown] = people;
  await signAndConfirm({ site, mailbox }, known!);
  const { name, email } = waiting!;
  await site.postForm("/en/statements/british", fieldsOf({ name, email }));
  await mailbox.waitFor(email);
  const answers = [];
  for (const person of people) {
    const asked = { email: person.email };
    answers.push(await visible(await site.postForm("/en/find-my-signature", asked)));
  }
  expect(answers[0]).toMatchObject({ status: 303 });
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
  await mailbox.waitFor(known!.email, 3);
  expect(await mailbox.list(unknown!.email)).toEqual([]);
});

test("opening one’s page again and again changes nothing, and a foreign link opens none", async ({
  site,
  mailbox,
  request,
  database,
}) => {
  const link = await signAndConfirm({ site, mailbox }, play("anna"));
  const before = await site.counts();
  const row = () => database.query("select s::text as line from signature s order by id");
  const { rows } = await row();
  for (const path of ["", "/data", "/manage"]) {
    for (let look = 0; look < 5; look += 1) await request.get(`${link}${path}`);
    await request.head(`${link}${path}`);
  }
  expect((await row()).rows).toEqual(rows);

  const waiting = play("anna");
  const { name, email } = waiting;
  await site.postForm("/en/statements/british", fieldsOf({ name, email }));
  const confirmLink = await mailbox.waitForConfirmLink(email);
  const token = confirmLink.split("/").at(-1)!;
  for (const decision of ["withdraw", "change", "stop-updates", "", "else"]) {
    const fields = { decision, visibility: "count" };
    const answer = await site.postForm(`/en/signature/${token}`, fields);
    expect(answer.status()).toBeLessThan(500);
  }
  expect(await site.counts()).toEqual(before);
});

test("a change from an older window is not saved, and says so", async ({
  page,
  context,
  site,
  mailbox,
}) => {
  const link = await signAndConfirm({ site, mailbox }, play("zoe"));
  const own = new OwnPage(page, "en");
  await page.goto(link);
  const second = new OwnPage(await context.newPage(), "en");
  await second.page.goto(link);
  for (const window of [own, second]) await window.openChange();
  await own.form.textbox("name").fill("Zoe First");
  await own.save();
  await expect(own.deed("saved")).toBeVisible();
  await second.form.textbox("name").fill("Zoe Second");
  await second.save();
  const words = wordsOf("en").errors!.notices!.overtaken!;
  await expect(second.page.getByRole("alert").filter({ hasText: words.title! })).toBeVisible();
  await expect(second.fact("name")).toHaveText("Zoe First");
  await expect(second.form.textbox("name")).toHaveValue("Zoe Second");
  await second.save();
  await expect(second.fact("name")).toHaveText("Zoe Second");
});

test("hostile posts to one’s page change nothing and break nothing", async ({
  site,
  mailbox,
  request,
}) => {
  const signer = play("anna", { name: "Steady Sample" });
  const link = new URL(await signAndConfirm({ site, mailbox }, signer)).pathname;
  const hostile = [
    { decision: "change" },
    { decision: "change", visibility: "name", name: "<script>alert(1)</script> https://x.org" },
    { decision: "change", visibility: "name", name: "x".repeat(5_000) },
    { decision: "change", visibility: "everybody", name: "Anna" },
    { decision: "change", visibility: "name", name: "\u202eannA", revision: "-1" },
    { decision: "change", visibility: "name", name: "" },
  ];
  for (const form of hostile) {
    const answer = await site.postForm(link, form);
    expect(answer.status(), JSON.stringify(form).slice(0, 80)).toBe(422);
  }
  const overtaken = { decision: "change", visibility: "name", name: "Mallory", revision: "99" };
  expect((await site.postForm(link, overtaken)).status()).toBe(409);
  const large = await request.post(link, {
    form: { decision: "change", name: "x".repeat(70_000) },
  });
  expect(large.status()).toBe(413);
  const json = await request.post(link, { data: { decision: "withdraw" } });
  expect(json.status()).toBe(415);
  const unset = await site.postForm(link, { name: "Mallory" });
  expect(unset.status()).toBe(303);
  expect(await site.signatories("british", "Steady Sample")).toHaveLength(1);
});
