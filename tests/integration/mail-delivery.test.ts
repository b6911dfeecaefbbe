import { rm } from "node:fs/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { deliverMails } from "@/lib/mail";
import { listMailbox, mailboxFolder } from "@/lib/mail/local-mailbox";
import {
  mostAttempts,
  type MailTransport,
  type OutgoingMail,
  type SendResult,
} from "@/lib/mail/schema";
import { confirmSignature, disownSignature } from "@/lib/signing";
import { later, storyStart as now } from "../support/clock";
import { stranger } from "../support/people";
import { confirmTokenOf, manageTokenOf, requireRow, submit } from "../support/signing";

beforeEach(() => rm(mailboxFolder(), { recursive: true, force: true }));

/** A provider that remembers what it was given, and answers as the story wants. */
function fakeProvider(answer: (batch: OutgoingMail[]) => ReturnType<MailTransport["send"]>) {
  const calls: { batch: OutgoingMail[]; key: string }[] = [];
  const transport: MailTransport = {
    name: "fake",
    largestBatch: 2,
    callsPerSecond: null,
    claimSeconds: null,
    send(batch, key) {
      calls.push({ batch, key });
      return answer(batch);
    },
  };
  return { transport, calls };
}

const acceptAll = fakeAnswer(({ id }) => ({ id, outcome: "accepted", providerId: `re_${id}` }));
const refuseAll = fakeAnswer(({ id }) => ({ id, outcome: "refused", reason: "invalid_address" }));

function fakeAnswer(toResult: (mail: OutgoingMail) => SendResult) {
  return async (batch: OutgoingMail[]) =>
    ({ outcome: "answered", results: batch.map(toResult) }) as const;
}

async function providerIsAway(): Promise<never> {
  throw Object.assign(new Error("connect ECONNREFUSED: mail for anna@example.org"), {
    code: "ECONNREFUSED",
  });
}

async function signAs(filled = {}) {
  const { email, name } = stranger();
  await submit({ email, name, ...filled });
  return { email, name, row: await requireRow(email) };
}

async function signAndConfirm(filled = {}) {
  const { email, name, row } = await signAs(filled);
  const choice = { visibility: "name" as const, name };
  const confirmed = await confirmSignature(confirmTokenOf(row), choice, { now });
  expect(confirmed).toMatchObject({ outcome: "confirmed" });
  return { email, row: await requireRow(email) };
}

async function readOutbox() {
  const { rows } = await pool.query(
    `select id, purpose, state, attempts, recipient is not null as has_recipient, sent_at,
       provider_id, last_error
     from mail_message order by created_at, purpose`,
  );
  return rows;
}

const mailIds = async (purpose?: string) =>
  (await readOutbox()).filter((row) => !purpose || row.purpose === purpose).map(({ id }) => id);

async function keepsAddress(signatureId: string): Promise<boolean> {
  const found = await pool.query("select from signer_address where signature_id = $1", [
    signatureId,
  ]);
  return found.rowCount === 1;
}

describe("a mail's way out", () => {
  it("brings the confirm link to the address as it was typed, and forgets the recipient", async () => {
    const { name } = stranger();
    const email = "Anna.Example+letters@Example.org";
    await submit({ email, name });
    const report = await deliverMails(await mailIds(), { now });
    expect(report).toEqual({ sent: 1, waiting: 0, failed: 0, dropped: 0 });
    const [mail, ...others] = await listMailbox({ limit: 10 });
    expect(others).toEqual([]);
    expect(mail?.to).toBe(email);
    const link = `http://localhost:3000/en/confirm/${confirmTokenOf(await requireRow(email))}`;
    expect(mail?.text.split("\n")).toContain(link);
    expect(mail?.text).not.toContain(name);
    expect(await readOutbox()).toMatchObject([
      { state: "sent", attempts: 1, has_recipient: false, sent_at: now, last_error: null },
    ]);
  });

  it("speaks the language of the page on which somebody signed", async () => {
    const { email, name } = stranger();
    await submit({ email, name }, { locale: "ru" });
    await deliverMails(await mailIds(), { now });
    const [mail] = await listMailbox({ limit: 1 });
    expect(mail?.subject).toBe("Подтвердите, пожалуйста, адрес почты");
    expect(mail?.text).toContain("/ru/confirm/");
  });

  it("sends what was already sent no second time", async () => {
    await signAs();
    const ids = await mailIds();
    await deliverMails(ids, { now });
    expect(await deliverMails(ids, { now })).toMatchObject({ sent: 0 });
    expect(await listMailbox({ limit: 10 })).toHaveLength(1);
  });

  it("sends the same batch under the same key after a crash between sending and marking", async () => {
    await signAs();
    await signAs();
    const { transport, calls } = fakeProvider(providerIsAway);
    const ids = await mailIds();
    await deliverMails(ids, { now, transport });
    // Moves the row to the table's end: the order must not hang on where rows lie.
    await pool.query("update mail_message set attempts = 5 where id = $1", [ids[0]]);
    await deliverMails([...ids].reverse(), { now: later({ minutes: 5 }), transport });
    expect(calls).toHaveLength(2);
    expect(calls[1]).toEqual(calls[0]);
  });

  it("divides what a provider does not take in one call", async () => {
    for (let n = 0; n < 5; n += 1) await signAs();
    const { transport, calls } = fakeProvider(acceptAll);
    expect(await deliverMails(await mailIds(), { now, transport })).toMatchObject({ sent: 5 });
    expect(calls.map(({ batch }) => batch.length)).toEqual([2, 2, 1]);
    expect(new Set(calls.map(({ key }) => key)).size).toBe(3);
    const [first] = await readOutbox();
    expect(first.provider_id).toBe(`re_${first.id}`);
  });
});

describe("the address after confirmation", () => {
  it("is erased once the thanks are out, and not before", async () => {
    const { email, row } = await signAndConfirm();
    await deliverMails(await mailIds("confirm"), { now });
    expect(await keepsAddress(row.id)).toBe(true);
    await deliverMails(await mailIds("thanks"), { now });
    expect(await keepsAddress(row.id)).toBe(false);
    const [mail] = await listMailbox({ to: email, limit: 1 });
    expect(mail?.text).toContain(`/en/signature/${manageTokenOf(row, now)}\n`);
    expect(mail?.text).toContain("/en/statements/british\n");
    expect(mail?.text).toContain("/en/statements/russian\n");
  });

  it("stays until then when somebody confirms before the first mail is marked as sent", async () => {
    const { name, row } = await signAs();
    const { transport } = fakeProvider(async (batch) => {
      await confirmSignature(confirmTokenOf(row), { visibility: "name", name }, { now });
      return acceptAll(batch);
    });
    await deliverMails(await mailIds("confirm"), { now, transport });
    expect(await keepsAddress(row.id)).toBe(true);
    await deliverMails(await mailIds("thanks"), { now });
    expect(await keepsAddress(row.id)).toBe(false);
  });

  it("stays for those who want updates", async () => {
    const { row } = await signAndConfirm({ updates: true });
    await deliverMails(await mailIds(), { now });
    expect(await keepsAddress(row.id)).toBe(true);
  });

  it("stays while the thanks cannot go out", async () => {
    const { row } = await signAndConfirm();
    const { transport } = fakeProvider(providerIsAway);
    await deliverMails(await mailIds("thanks"), { now, transport });
    expect(await keepsAddress(row.id)).toBe(true);
  });

  it("is erased when the provider refuses the thanks for good", async () => {
    const { row } = await signAndConfirm();
    const { transport } = fakeProvider(refuseAll);
    const report = await deliverMails(await mailIds("thanks"), { now, transport });
    expect(report).toMatchObject({ failed: 1, waiting: 0 });
    expect(await keepsAddress(row.id)).toBe(false);
  });
});

describe("a mail that cannot go out", () => {
  it("waits, counts its attempts, and tells nothing personal", async () => {
    await signAs();
    const { transport } = fakeProvider(providerIsAway);
    const report = await deliverMails(await mailIds(), { now, transport });
    expect(report).toEqual({ sent: 0, waiting: 1, failed: 0, dropped: 0 });
    expect(await readOutbox()).toMatchObject([
      { state: "queued", attempts: 1, has_recipient: true, last_error: "Error ECONNREFUSED" },
    ]);
  });

  it("is given up after the last attempt, and its recipient is forgotten", async () => {
    await signAs();
    await pool.query("update mail_message set attempts = $1", [mostAttempts - 1]);
    const { transport } = fakeProvider(providerIsAway);
    const report = await deliverMails(await mailIds(), { now, transport });
    expect(report).toMatchObject({ waiting: 0, failed: 1 });
    expect(await readOutbox()).toMatchObject([
      { state: "failed", attempts: mostAttempts, has_recipient: false },
    ]);
  });

  it("holds up none of its batch when its recipient does not open", async () => {
    await signAs();
    await signAs();
    const [broken, healthy] = await mailIds();
    await pool.query("update mail_message set recipient = '\\x01' where id = $1", [broken]);
    const report = await deliverMails([broken, healthy], { now });
    expect(report).toEqual({ sent: 1, waiting: 1, failed: 0, dropped: 0 });
    const outbox = await readOutbox();
    expect(outbox.find(({ id }) => id === broken).last_error).toBe("SealBroken");
    expect(outbox.find(({ id }) => id === healthy).state).toBe("sent");
  });
});

describe("a mail whose reason is over", () => {
  it("is not sent when its signature is gone", async () => {
    const { row } = await signAs();
    const ids = await mailIds();
    await disownSignature(confirmTokenOf(row), { now });
    expect(await deliverMails(ids, { now })).toMatchObject({ sent: 0, dropped: 0 });
    expect(await listMailbox({ limit: 1 })).toEqual([]);
  });

  it("breaks nothing when its signature is erased while it is being read", async () => {
    const people = await Promise.all(Array.from({ length: 40 }, () => signAs()));
    const { transport } = fakeProvider(acceptAll);
    const ids = await mailIds();
    const deliveries = ids.map((id) => deliverMails([id], { now, transport }));
    const erasures = people.map(({ row }) => disownSignature(confirmTokenOf(row), { now }));
    const reports = await Promise.all(deliveries);
    await Promise.all(erasures);
    expect(reports.filter(({ waiting, failed }) => waiting + failed > 0)).toEqual([]);
    expect(await readOutbox()).toEqual([]);
  });

  it("is taken out of the outbox when the link would have expired or is used already", async () => {
    await signAs();
    const late = await deliverMails(await mailIds(), { now: later({ days: 8 }) });
    expect(late).toMatchObject({ sent: 0, dropped: 1 });
    await signAndConfirm();
    const used = await deliverMails(await mailIds("confirm"), { now });
    expect(used).toMatchObject({ sent: 0, dropped: 1 });
    expect(await mailIds("confirm")).toEqual([]);
  });
});
