import { rm } from "node:fs/promises";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import {
  deliverMails,
  pauseMailing,
  previewRetry,
  retryFailedMails,
  summariseMail,
} from "@/lib/mail";
import { mailboxFolder } from "@/lib/mail/local-mailbox";
import { mostAttempts, type MailTransport } from "@/lib/mail/schema";
import { confirmSignature } from "@/lib/signing";
import { signInAs } from "../support/actors";
import { later, storyStart as now } from "../support/clock";
import { stranger } from "../support/people";
import { confirmTokenOf, requireRow, submit } from "../support/signing";
import { mailAndPrepare } from "../support/updates";

let admin: Actor;
let organiser: Actor;

beforeEach(async () => {
  await rm(mailboxFolder(), { recursive: true, force: true });
  for (const table of ["mail_message", "mail_gate", "mail_fate_count"]) {
    await pool.query(`delete from ${table}`);
  }
  admin = (await signInAs("admin")).actor;
  organiser = (await signInAs("organiser")).actor;
});

/** A provider with which nothing gets through at the moment. */
const failing = (reason: string): MailTransport => ({
  name: "failing",
  largestBatch: 1,
  callsPerSecond: null,
  claimSeconds: null,
  send: async () => ({ outcome: "unknown", reason }),
});

async function queued(): Promise<string[]> {
  const { rows } = await pool.query("select id from mail_message where state = 'queued'");
  return rows.map(({ id }) => id);
}

async function giveUp(reason: string): Promise<void> {
  await pool.query("update mail_message set attempts = $1 where state = 'queued'", [
    mostAttempts - 1,
  ]);
  await deliverMails(await queued(), { now, transport: failing(reason) });
}

describe("the mail room", () => {
  it("is empty while nothing has happened, and says that mail stays on this machine", async () => {
    expect(await summariseMail(organiser, { now })).toEqual({
      transport: { name: "local", isReal: false },
      waiting: [],
      pausedMailings: [],
      givenUp: [],
      pauses: [],
      fates: [],
      retry: { again: 0, gone: 0 },
    });
  });

  it("says by purpose what waits, since when, and what was tried in vain", async () => {
    await submit(stranger(), { now: later({ minutes: -9 }) });
    await deliverMails(await queued(), { now, transport: failing("no answer") });
    await submit(stranger(), { now });
    const { waiting } = await summariseMail(organiser, { now });
    expect(waiting).toEqual([
      {
        purpose: "confirm",
        count: 2,
        since: later({ minutes: -9 }),
        isHeld: false,
        tried: 1,
        nextAttemptAt: expect.any(Date),
      },
    ]);
  });

  it("tells mails of a mailing that somebody has paused from those in a hurry", async () => {
    const reader = stranger();
    await submit({ ...reader, updates: true });
    const token = confirmTokenOf(await requireRow(reader.email));
    await confirmSignature(token, { visibility: "name", name: reader.name }, { now });
    await pool.query("delete from mail_message");
    await pool.query('update "update" set mailed_at = null, published_at = $1', [now]);
    const { rows } = await pool.query<{ id: string }>('select id from "update" limit 1');
    await mailAndPrepare(organiser, rows[0]!.id);
    const line = { purpose: "update", count: 1, since: now, tried: 0, nextAttemptAt: null };
    expect((await summariseMail(organiser, { now })).waiting).toEqual([{ ...line, isHeld: false }]);
    await pauseMailing(organiser, rows[0]!.id, { now });
    const { waiting, pausedMailings } = await summariseMail(organiser, { now });
    expect(waiting).toEqual([{ ...line, isHeld: true }]);
    expect(pausedMailings).toMatchObject([{ id: rows[0]!.id, title: { en: expect.any(String) } }]);
  });

  it("says by reason what was given up, in codes and without anything of anybody", async () => {
    const people = [stranger(), stranger(), stranger()];
    for (const person of people.slice(0, 2)) await submit(person);
    await giveUp("429 rate_limit_exceeded");
    await submit(people[2]!);
    await giveUp("smtp 550");
    const summary = await summariseMail(organiser, { now });
    expect(summary.givenUp).toEqual([
      { purpose: "confirm", reason: "429 rate_limit_exceeded", count: 2 },
      { purpose: "confirm", reason: "smtp 550", count: 1 },
    ]);
    expect(JSON.stringify(summary)).not.toMatch(/@|example\.org/);
  });

  it("foresees what sending again does, for whom it can and for whom it cannot", async () => {
    const [here, silent, gone] = [stranger(), stranger(), stranger()];
    for (const person of [here, silent, gone]) await submit(person);
    await giveUp("no answer");
    await pool.query(
      "insert into address_silence select email_fingerprint, $2 from signature where id = $1",
      [(await requireRow(silent.email)).id, later({ days: 30 })],
    );
    await pool.query("delete from signer_address where signature_id = $1", [
      (await requireRow(gone.email)).id,
    ]);
    const foreseen = { again: 1, gone: 2 };
    expect(await previewRetry(admin, { now })).toEqual(foreseen);
    expect((await summariseMail(organiser, { now })).retry).toEqual(foreseen);
    expect(await retryFailedMails(admin, { now })).toEqual(foreseen);
    const after = await summariseMail(organiser, { now });
    expect(after.retry).toEqual({ again: 0, gone: 2 });
    expect(after.waiting).toMatchObject([{ purpose: "confirm", count: 1, tried: 0 }]);
    expect(await deliverMails(await queued(), { now })).toMatchObject({ sent: 1 });
  });

  it("names providers that asked for a pause for as long as it lasts, and what they told lately", async () => {
    await pool.query("insert into mail_gate values ('resend', $1, $2, '429 daily_quota')", [
      now,
      later({ hours: 1 }),
    ]);
    await pool.query(
      `insert into mail_fate_count values
         (gen_random_uuid(), $1, 'bounced', null, null, 3),
         (gen_random_uuid(), $1::date - 29, 'bounced', null, 'confirm', 1),
         (gen_random_uuid(), $1, 'delivered', null, null, 40),
         (gen_random_uuid(), $1::date - 30, 'complained', null, null, 9)`,
      [now.toISOString().slice(0, 10)],
    );
    const during = await summariseMail(organiser, { now });
    expect(during.pauses).toEqual([
      { transport: "resend", until: later({ hours: 1 }), reason: "429 daily_quota" },
    ]);
    expect(during.fates).toEqual([
      { fate: "delivered", count: 40 },
      { fate: "bounced", count: 4 },
    ]);
    const afterwards = await summariseMail(organiser, { now: later({ hours: 2 }) });
    expect(afterwards.pauses).toEqual([]);
  });
});
