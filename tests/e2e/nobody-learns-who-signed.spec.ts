import type { APIResponse } from "@playwright/test";
import { fingerprint } from "@/lib/privacy";
import { parseAddress } from "@/lib/privacy/schema";
import { play } from "./support/people";
import { fieldsOf } from "./support/site";
import { expect, test } from "./support/story";

/** All that an outsider sees of an answer; the nonce changes with every request. */
async function visible(answer: APIResponse) {
  const { date: _date, "content-security-policy": policy, ...headers } = answer.headers();
  const body = (await answer.text()).replace(/[\w+/]{22}==/g, "");
  return { status: answer.status(), headers: { ...headers, policy: policy?.length }, body };
}

test("known, waiting, withdrawn, disowned and unknown addresses get the same answer", async ({
  site,
  mailbox,
  request,
  database,
}) => {
  const people = ["known", "waiting", "disowned", "withdrew", "unknown"].map((part) => ({
    name: "Same Answer",
    email: play("anna").email.replace(/^anna/, part.padEnd(8, "x")),
  }));
  const [known, waiting, disowned, withdrew] = people;
  for (const person of [known!, waiting!, disowned!, withdrew!]) {
    await site.postForm("/en/statements/british", fieldsOf(person));
  }
  await site.confirm(await mailbox.waitForConfirmLink(withdrew!.email));
  await database.query("update signature set state = 'withdrawn' where email_fingerprint = $1", [
    fingerprint(parseAddress(withdrew!.email)!.canonical),
  ]);
  await site.confirm(await mailbox.waitForConfirmLink(known!.email));
  const link = await mailbox.waitForConfirmLink(disowned!.email);
  await site.postForm(new URL(link).pathname, { decision: "not-me" });

  const pages = [];
  const answers = [];
  for (const person of people) {
    const posted = await site.postForm("/en/statements/british", fieldsOf(person));
    pages.push(await visible(posted));
    answers.push(
      await visible(await site.postSignature({ ...person, visibility: "name", consent: true })),
    );
    const page = await request.get(posted.headers().location!);
    pages.push({ ...(await visible(page)), headers: {} });
  }
  for (let each = 2; each < pages.length; each += 1) expect(pages[each]).toEqual(pages[each % 2]);
  for (const answer of answers) {
    expect(answer).toEqual(answers[0]);
    expect(answer).toMatchObject({ status: 202, body: '{"status":"check_your_email"}' });
  }
});

test("no page sets a cookie or tells an address to others", async ({ request }) => {
  for (const path of ["/en", "/ru/statements/russian", "/en/check-your-email", "/en/privacy"]) {
    const headers = (await request.get(path)).headers();
    expect(headers["set-cookie"]).toBeUndefined();
    expect(headers["referrer-policy"]).toBe("same-origin");
  }
});
