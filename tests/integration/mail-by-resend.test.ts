import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { deliverMails } from "@/lib/mail";
import { makeResendTransport } from "@/lib/mail/resend-transport";
import { mostAttempts, type MailTransport } from "@/lib/mail/schema";
import { disownSignature } from "@/lib/signing";
import { storyStart as now } from "../support/clock";
import { FakeResend } from "../support/fake-resend";
import { stranger } from "../support/people";
import { confirmTokenOf, requireRow, submit } from "../support/signing";

let provider: FakeResend;
let transport: MailTransport;

beforeEach(async () => {
  provider = await FakeResend.start();
  transport = makeResendTransport(
    { apiKey: "re_fake", baseUrl: provider.baseUrl },
    { timeout: 300 },
  );
});
afterEach(() => provider.stop());

async function signAs(count: number): Promise<string[]> {
  const people = Array.from({ length: count }, stranger);
  for (const person of people) await submit(person);
  return people.map(({ email }) => email);
}

async function readOutbox() {
  const { rows } = await pool.query(
    `select id, state, attempts, last_error, provider_id, batch_key from mail_message
     order by created_at, id`,
  );
  return rows;
}

const mailIds = async () => (await readOutbox()).map(({ id }) => id);
const deliver = async (ids?: string[]) =>
  deliverMails(ids ?? (await mailIds()), { now, transport });

/** Lets the pauses before further attempts and the provider's own be over. */
async function letTimePass(): Promise<void> {
  await pool.query("update mail_message set not_before = null");
  await pool.query("update mail_gate set paused_until = null");
}

type WaitingJob = { mailIds: string[]; priority: number; runAt: Date };

async function jobsWaiting(): Promise<WaitingJob[]> {
  const { rows } = await pool.query(
    `select payload -> 'mailIds' as "mailIds", priority, run_at as "runAt"
     from graphile_worker._private_jobs where run_at > created_at`,
  );
  return rows;
}

/** A moment by the database's clock. */
async function readMoment(sql: string): Promise<number> {
  const { rows } = await pool.query<{ moment: Date }>(`select (${sql}) as moment`);
  return rows[0]!.moment.getTime();
}

describe("a batch of mails by Resend", () => {
  it("is one call under one key, each mail with its headers, both forms and nothing that measures", async () => {
    const emails = await signAs(3);
    expect(await deliver()).toEqual({ sent: 3, waiting: 0, failed: 0, dropped: 0 });
    expect(provider.calls).toHaveLength(1);
    const [{ mails, key }] = provider.calls as [(typeof provider.calls)[0]];
    expect(key).not.toBe("");
    expect(mails.map(({ to }) => to).sort()).toEqual(emails.sort());
    const [mail] = mails;
    const { tags } = mail!;
    expect(mail).toMatchObject({
      from: "Undersigned <no-reply@localhost>",
      subject: "Please confirm your e-mail address",
      headers: {
        "Message-ID": `<${tags[0]?.value}@localhost>`,
        "Auto-Submitted": "auto-generated",
      },
      tags: [{ name: "mail" }],
    });
    expect(Object.keys(mail!).sort()).toEqual(
      ["from", "headers", "html", "subject", "tags", "text", "to"].sort(),
    );
    const outbox = await readOutbox();
    expect(outbox.every(({ state, provider_id }) => state === "sent" && provider_id)).toBe(true);
  });

  it("takes along what other jobs carry, so that many small jobs are few calls", async () => {
    await signAs(7);
    const [first, ...rest] = await mailIds();
    expect(await deliver([first])).toMatchObject({ sent: 7 });
    expect(await deliver(rest)).toMatchObject({ sent: 0 });
    expect(provider.calls).toHaveLength(1);
  });

  it("goes out once when several workers have it at the same time", async () => {
    await signAs(30);
    const ids = await mailIds();
    const reports = await Promise.all(Array.from({ length: 4 }, () => deliver(ids)));
    expect(reports.reduce((sum, { sent }) => sum + sent, 0)).toBe(30);
    expect(provider.sent).toHaveLength(30);
  });

  it("calls at most five times a second, whoever calls", async () => {
    await signAs(6);
    const before = await readMoment("clock_timestamp()");
    const alone: MailTransport = { ...transport, largestBatch: 1 };
    const ids = await mailIds();
    await Promise.all(ids.map((id) => deliverMails([id], { now, transport: alone })));
    expect(provider.calls).toHaveLength(6);
    expect((await readMoment("clock_timestamp()")) - before).toBeGreaterThanOrEqual(5 * 200);
  });
});

describe("a provider that does not answer well", () => {
  it.each([
    ["down", "no answer application_error"],
    ["broken", "500 internal_server_error"],
    ["hanging", "no answer application_error"],
    ["mute", "no answer application_error"],
  ] as const)(
    "%s: each mail arrives once, by the same key, after it has recovered",
    async (mood, error) => {
      const emails = await signAs(4);
      provider.mood = mood;
      expect(await deliver()).toEqual({ sent: 0, waiting: 4, failed: 0, dropped: 0 });
      const [waiting] = await readOutbox();
      expect(waiting).toMatchObject({ state: "queued", attempts: 1, last_error: error });
      provider.mood = "well";
      await letTimePass();
      expect(await deliver()).toMatchObject({ sent: 4 });
      expect([...provider.countByAddress()].sort()).toEqual(emails.sort().map((to) => [to, 1]));
      expect(new Set(provider.calls.map(({ key }) => key)).size).toBe(1);
    },
  );

  it("leaves the mails alone until the next attempt is due, and a job comes back for them", async () => {
    await signAs(2);
    provider.mood = "broken";
    await deliver();
    expect(await deliver()).toMatchObject({ sent: 0, waiting: 0 });
    expect(provider.calls).toHaveLength(1);
    const [job, ...others] = await jobsWaiting();
    expect(others).toEqual([]);
    expect(job!.mailIds.sort()).toEqual((await mailIds()).sort());
    expect(job!.priority).toBe(-10);
    const due = await readMoment("select max(not_before) from mail_message");
    expect(due).toBeGreaterThan(await readMoment("select max(created_at) from mail_message"));
    expect(job!.runAt.getTime()).toBeGreaterThanOrEqual(due);
  });

  it("gives up after the last attempt only", async () => {
    await signAs(1);
    provider.mood = "broken";
    for (let attempt = 1; attempt < mostAttempts; attempt += 1) {
      expect(await deliver()).toMatchObject({ waiting: 1, failed: 0 });
      await letTimePass();
    }
    expect(await deliver()).toMatchObject({ waiting: 0, failed: 1 });
    expect(await readOutbox()).toMatchObject([{ state: "failed", attempts: mostAttempts }]);
  });

  it("has lost the answer, and somebody of the batch is gone since: the others get no second mail", async () => {
    const [first, ...others] = await signAs(3);
    provider.mood = "mute";
    await deliver();
    expect(provider.sent).toHaveLength(3);
    await disownSignature(confirmTokenOf(await requireRow(first!)), { now });
    provider.mood = "well";
    await letTimePass();
    expect(await deliver()).toMatchObject({ sent: 2 });
    expect(provider.sent).toHaveLength(3);
    expect((await readOutbox()).map(({ state }) => state)).toEqual(others.map(() => "sent"));
  });

  it("never saw the batch, and somebody of it is gone since: the others get theirs", async () => {
    const [first, ...others] = await signAs(3);
    provider.mood = "down";
    await deliver();
    await disownSignature(confirmTokenOf(await requireRow(first!)), { now });
    provider.mood = "well";
    await letTimePass();
    await deliver();
    expect(provider.sent.map(({ to }) => to).sort()).toEqual(others.sort());
  });
});

describe("a provider that is called too often", () => {
  it("is left alone by all workers for as long as it asks, and no attempt is counted", async () => {
    await signAs(2);
    provider.mood = "busy";
    provider.retryAfter = 7;
    expect(await deliver()).toMatchObject({ sent: 0, waiting: 2 });
    expect(provider.calls).toHaveLength(1);
    await signAs(1);
    await deliver();
    expect(provider.calls).toHaveLength(1);
    expect((await readOutbox()).map(({ attempts }) => attempts)).toEqual([0, 0, 0]);
    const jobs = await jobsWaiting();
    expect(jobs).toHaveLength(2);
    const pauseIsOver = await readMoment("select paused_until from mail_gate");
    for (const { runAt } of jobs) expect(runAt.getTime()).toBeGreaterThanOrEqual(pauseIsOver);
    provider.mood = "well";
    await letTimePass();
    expect(await deliver()).toMatchObject({ sent: 3 });
  });

  it("blames no mail for a key that is not valid", async () => {
    await signAs(2);
    const key = randomUUID().replaceAll("-", "");
    const stranger = makeResendTransport({ apiKey: key, baseUrl: provider.baseUrl });
    const report = await deliverMails(await mailIds(), { now, transport: stranger });
    expect(report).toEqual({ sent: 0, waiting: 2, failed: 0, dropped: 0 });
    const { rows } = await pool.query("select reason from mail_gate");
    expect(rows).toEqual([{ reason: "401 missing_api_key" }]);
  });
});

describe("a batch with one bad mail in it", () => {
  it("is divided until the bad one is alone: it is given up, the others arrive once", async () => {
    const emails = await signAs(9);
    const bad = emails[4]!;
    provider.refuses = (to) => to === bad;
    expect(await deliver()).toEqual({ sent: 8, waiting: 0, failed: 1, dropped: 0 });
    const good = emails.filter((email) => email !== bad).sort();
    expect([...provider.countByAddress()].sort()).toEqual(good.map((to) => [to, 1]));
    const failed = (await readOutbox()).filter(({ state }) => state === "failed");
    expect(failed).toMatchObject([{ last_error: "refused 422 validation_error", attempts: 1 }]);
    expect(new Set(provider.calls.map(({ key }) => key)).size).toBe(provider.calls.length);
  });

  it("loses and doubles nothing when the provider becomes mute in the middle of it", async () => {
    const emails = await signAs(8);
    const bad = emails[1]!;
    provider.refuses = (to) => {
      if (provider.calls.length === 2) provider.mood = "mute";
      return to === bad;
    };
    await deliver();
    for (let turn = 0; turn < 3; turn += 1) {
      provider.mood = "well";
      await letTimePass();
      await deliver();
    }
    const good = emails.filter((email) => email !== bad).sort();
    expect([...provider.countByAddress()].sort()).toEqual(good.map((to) => [to, 1]));
    expect((await readOutbox()).map(({ state }) => state).sort()).toEqual([
      "failed",
      ...good.map(() => "sent"),
    ]);
  });
});

it("two hundred sign while the provider goes through all its faults: each gets one mail", async () => {
  const emails: string[] = [];
  const moods = ["well", "down", "broken", "busy", "hanging", "mute"] as const;
  for (let turn = 0; turn < 10; turn += 1) {
    provider.mood = moods[turn % moods.length]!;
    emails.push(...(await signAs(20)));
    await letTimePass();
    const waiting = (await readOutbox()).filter(({ state }) => state === "queued");
    const ids = waiting.map(({ id }) => id);
    // Two jobs at once, which divide the work between them as they like.
    await Promise.all([deliver(ids.slice(0, 30)), deliver(ids.slice(10))]);
  }
  provider.mood = "well";
  for (let turn = 0; turn < 3; turn += 1) {
    await letTimePass();
    await deliver();
  }
  expect((await readOutbox()).filter(({ state }) => state !== "sent")).toEqual([]);
  expect([...provider.countByAddress()].sort()).toEqual(emails.sort().map((to) => [to, 1]));
});
