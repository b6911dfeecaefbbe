import { createHmac, randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { POST } from "@/app/api/webhooks/resend/route";
import { pool } from "@/lib/db";
import { useDatabase } from "@/lib/env";
import { deliverMails } from "@/lib/mail";
import type { MailTransport } from "@/lib/mail/schema";
import { confirmSignature } from "@/lib/signing";
import { later, storyStart as now } from "../support/clock";
import { stranger } from "../support/people";
import { confirmTokenOf, countMails, requireRow, submit } from "../support/signing";

/** Has the environment read anew with this secret. */
function setSecret(value: string): void {
  vi.stubEnv("RESEND_API_KEY", "re_test");
  vi.stubEnv("RESEND_WEBHOOK_SECRET", value);
  useDatabase(process.env.DATABASE_URL!);
}

const secret = Buffer.from("a secret of the test, 32 bytes!!").toString("base64");

type Story = { id?: string; at?: number; secret?: string; signature?: string; body?: string };

/** Delivers a message as Svix signs it for Resend; a story may tell otherwise. */
function deliverNews(news: unknown, story: Story = {}): Promise<Response> {
  const id = story.id ?? `msg_${randomUUID()}`;
  const timestamp = String(Math.floor((story.at ?? Date.now()) / 1000));
  const body = JSON.stringify(news);
  const key = Buffer.from(story.secret ?? secret, "base64");
  const mac = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return POST(
    new Request("http://localhost:3000/api/webhooks/resend", {
      method: "POST",
      body: story.body ?? body,
      headers: {
        "svix-id": id,
        "svix-timestamp": timestamp,
        "svix-signature": story.signature ?? `v1,${mac}`,
      },
    }),
  );
}

const provider: MailTransport = {
  name: "fake",
  largestBatch: 100,
  callsPerSecond: null,
  claimSeconds: null,
  async send(batch) {
    const toResult = ({ id }: { id: string }) =>
      ({ id, outcome: "accepted", providerId: `re_${id}` }) as const;
    return { outcome: "answered", results: batch.map(toResult) };
  },
};

/** Somebody who has confirmed and wants news, with the mails out; returns the newest mail. */
async function signAndConfirm() {
  const { email, name } = stranger();
  await submit({ email, name, updates: true });
  const choice = { visibility: "name" as const, name };
  await confirmSignature(confirmTokenOf(await requireRow(email)), choice, { now });
  const ids = (await pool.query("select id from mail_message")).rows.map(({ id }) => id);
  await deliverMails(ids, { now, transport: provider });
  const { rows } = await pool.query("select id from mail_message where purpose = 'thanks'");
  return { email, mailId: rows[0].id as string };
}

function newsOf(type: string, { email = "", mailId = "" }, more = {}) {
  const data = { email_id: `re_${mailId}`, to: [email], tags: { mail: mailId }, ...more };
  return { type: `email.${type}`, created_at: new Date().toISOString(), data };
}

const permanent = { bounce: { type: "Permanent", subType: "General", message: "nobody here" } };

async function readState(email: string) {
  const { wants_updates } = await requireRow(email);
  const address = await pool.query("select from signer_address");
  const silences = await pool.query("select from address_silence");
  const fates = await pool.query(
    "select fate, purpose, count from mail_fate_count order by fate, purpose",
  );
  const mail = await pool.query("select fate from mail_message where purpose = 'thanks'");
  return {
    wantsUpdates: wants_updates,
    addresses: address.rowCount,
    silences: silences.rowCount,
    fates: fates.rows,
    fate: mail.rows[0]?.fate,
  };
}

beforeEach(() => {
  setSecret(`whsec_${secret}`);
});

describe("what the provider tells about a mail", () => {
  it.each([
    ["delivered", "delivered"],
    ["delivery_delayed", "delayed"],
    ["failed", "failed"],
  ])("%s is noted with the day and nothing of the address", async (type, fate) => {
    const signer = await signAndConfirm();
    expect((await deliverNews(newsOf(type, signer))).status).toBe(200);
    expect(await readState(signer.email)).toEqual({
      wantsUpdates: true,
      addresses: 1,
      silences: 0,
      fates: [{ fate, purpose: "thanks", count: 1 }],
      fate,
    });
  });

  it.each([
    ["a hard bounce", "bounced", permanent],
    ["a complaint", "complained", {}],
    ["the provider's own list", "suppressed", { suppressed: { type: "x", message: "y" } }],
  ])("%s ends the news, forgets the address and silences it", async (_, type, more) => {
    const signer = await signAndConfirm();
    expect((await deliverNews(newsOf(type, signer, more))).status).toBe(200);
    expect(await readState(signer.email)).toMatchObject({
      wantsUpdates: false,
      addresses: 0,
      silences: 1,
      fate: type,
    });
    const before = await countMails();
    await submit({ email: signer.email, name: "Somebody Else" }, { now: later({ days: 2 }) });
    expect(await countMails()).toEqual(before);
  });

  it("a passing bounce ends nothing", async () => {
    const signer = await signAndConfirm();
    const more = { bounce: { ...permanent.bounce, type: "Transient" } };
    await deliverNews(newsOf("bounced", signer, more));
    expect(await readState(signer.email)).toMatchObject({ wantsUpdates: true, silences: 0 });
  });

  it("ends the news also when the mail's row is gone", async () => {
    const signer = await signAndConfirm();
    await pool.query("delete from mail_message");
    await deliverNews(newsOf("complained", signer));
    expect(await readState(signer.email)).toMatchObject({
      wantsUpdates: false,
      fates: [{ fate: "complained", purpose: null, count: 1 }],
    });
  });

  it("spares who has another address of the same person's", async () => {
    const signer = await signAndConfirm();
    const tagged = signer.email.replace("@", "+news@");
    await deliverNews(newsOf("complained", { email: tagged, mailId: randomUUID() }));
    expect(await readState(signer.email)).toMatchObject({ wantsUpdates: true, addresses: 1 });
  });

  it("is taken in any order: no later word weakens an earlier one", async () => {
    const signer = await signAndConfirm();
    for (const type of ["complained", "delivered", "delivery_delayed"]) {
      await deliverNews(newsOf(type, signer));
    }
    expect(await readState(signer.email)).toMatchObject({ fate: "complained" });
  });

  it("is found by its tag before the worker has noted that the mail is out", async () => {
    const { email, name } = stranger();
    await submit({ email, name });
    const { rows } = await pool.query("select id from mail_message");
    await deliverNews(newsOf("delivered", { email, mailId: rows[0].id }));
    const { fates } = await readState(email);
    expect(fates).toEqual([{ fate: "delivered", purpose: "confirm", count: 1 }]);
  });

  it("counts a message once, however often it is delivered, and adds up the day's", async () => {
    const signer = await signAndConfirm();
    const id = "msg_again";
    const first = Date.now();
    expect((await deliverNews(newsOf("delivered", signer), { id, at: first })).status).toBe(200);
    const again = await deliverNews(newsOf("delivered", signer), { id, at: first + 5_000 });
    expect(again.status).toBe(200);
    await deliverNews(newsOf("delivered", signer));
    const { fates } = await readState(signer.email);
    expect(fates).toEqual([{ fate: "delivered", purpose: "thanks", count: 2 }]);
  });

  it.each([
    ["another kind of news", { type: "contact.created", data: { id: "c1" } }],
    ["news of opening, which nobody asked for", newsOf("opened", { mailId: randomUUID() })],
    ["something without data", { type: "email.bounced" }],
    ["a number", 7],
  ])("%s is taken and changes nothing", async (_, news) => {
    const signer = await signAndConfirm();
    const before = await readState(signer.email);
    expect((await deliverNews(news)).status).toBe(200);
    expect(await readState(signer.email)).toEqual(before);
  });
});

describe("a message that Resend has not sent", () => {
  const forgeries: [string, Story][] = [
    ["signed with another secret", { secret: Buffer.from("another secret").toString("base64") }],
    ["with a signature made up", { signature: "v1,AAAA" }],
    ["without a signature", { signature: "" }],
    ["of another version only", { signature: "v2,AAAA" }],
    ["whose body was changed", { body: "{}" }],
    ["from ten minutes ago", { at: Date.now() - 600_000 }],
    ["from the future", { at: Date.now() + 600_000 }],
    ["without an id", { id: "" }],
  ];

  it.each(forgeries)("%s is 401 and changes nothing", async (_, story) => {
    const signer = await signAndConfirm();
    const before = await readState(signer.email);
    const response = await deliverNews(newsOf("complained", signer), story);
    expect(response.status).toBe(401);
    expect(await response.text()).toBe("");
    expect(await readState(signer.email)).toEqual(before);
    expect((await pool.query("select from webhook_receipt")).rowCount).toBe(0);
  });

  it("copied from the line is 401 the second time and changes nothing", async () => {
    const signer = await signAndConfirm();
    const story = { id: "msg_copied", at: Date.now() };
    const news = newsOf("delivered", signer);
    expect((await deliverNews(news, story)).status).toBe(200);
    const before = await readState(signer.email);
    const copies = await Promise.all([1, 2, 3].map(() => deliverNews(news, story)));
    expect(copies.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(await readState(signer.email)).toEqual(before);
  });

  it("copied many times at once is taken once", async () => {
    const signer = await signAndConfirm();
    const story = { id: "msg_race", at: Date.now() };
    const news = newsOf("delivered", signer);
    const answers = await Promise.all(Array.from({ length: 8 }, () => deliverNews(news, story)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await readState(signer.email)).fates).toMatchObject([{ count: 1 }]);
  });

  it("that is huge is not read to its end", async () => {
    const response = await deliverNews("x".repeat(300_000));
    expect(response.status).toBe(413);
  });
});

it("says that there is nothing here where no secret is set", async () => {
  setSecret("");
  expect((await deliverNews({})).status).toBe(404);
});
