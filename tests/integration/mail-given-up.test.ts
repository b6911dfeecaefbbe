import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { GET as readMetrics } from "@/app/metrics/route";
import { NotPermitted, type Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import { deliverMails, retryFailedMails } from "@/lib/mail";
import { listMailbox, mailboxFolder } from "@/lib/mail/local-mailbox";
import { mostAttempts, type MailTransport } from "@/lib/mail/schema";
import { disownSignature, confirmSignature } from "@/lib/signing";
import { later, storyStart as now } from "../support/clock";
import { stranger } from "../support/people";
import { confirmTokenOf, requireRow, submit } from "../support/signing";

beforeEach(() => rm(mailboxFolder(), { recursive: true, force: true }));

const admin: Actor = {
  id: randomUUID(),
  email: "vera@example.org",
  name: null,
  role: "admin",
  hasPasskey: true,
  hasSecondStep: true,
  passkeyVerifiedAt: now,
};

const away: MailTransport = {
  name: "away",
  largestBatch: 100,
  callsPerSecond: null,
  claimSeconds: null,
  send: async () => ({ outcome: "unknown", reason: "no answer" }),
};

async function readOutbox() {
  const { rows } = await pool.query(
    "select id, purpose, state, attempts, created_at from mail_message order by purpose",
  );
  return rows;
}

/** Lets all that waits fail for the last time. */
async function giveUp(): Promise<void> {
  await pool.query("update mail_message set attempts = $1", [mostAttempts - 1]);
  const ids = (await readOutbox()).map(({ id }) => id);
  expect(await deliverMails(ids, { now, transport: away })).toMatchObject({ waiting: 0 });
}

async function readGauges(name: string): Promise<string[]> {
  const headers = { "x-peer-loopback": "1" };
  const response = await readMetrics(new Request("http://localhost:3000/metrics", { headers }));
  return (await response.text()).split("\n").filter((line) => line.startsWith(name));
}

describe("a mail that was given up", () => {
  it("keeps neither recipient nor minute", async () => {
    await submit(stranger());
    await giveUp();
    const { rows } = await pool.query("select state, recipient, created_at from mail_message");
    expect(rows).toEqual([
      { state: "failed", recipient: null, created_at: new Date("2026-11-22T00:00:00Z") },
    ]);
  });

  it("goes out when an admin sends it again, because the address is still there", async () => {
    const { email, name } = stranger();
    await submit({ email, name });
    await giveUp();
    const at = later({ days: 1 });
    expect(await retryFailedMails(admin, { now: at })).toEqual({ again: 1, gone: 0 });
    const [mail] = await readOutbox();
    expect(mail).toMatchObject({ state: "queued", attempts: 0, created_at: at });
    const jobs = await pool.query(
      `select payload -> 'mailIds' as ids, priority from graphile_worker._private_jobs
       order by id desc limit 1`,
    );
    expect(jobs.rows).toEqual([{ ids: [mail.id], priority: -10 }]);
    expect(await deliverMails([mail.id], { now: at })).toMatchObject({ sent: 1 });
    expect(await listMailbox({ limit: 5 })).toMatchObject([{ to: email }]);
    const audit = await pool.query(
      "select actor_id, details from audit_entry where action = 'mails.retried' and actor_id = $1",
      [admin.id],
    );
    expect(audit.rows).toEqual([{ actor_id: admin.id, details: { again: 1, gone: 0 } }]);
    expect(await retryFailedMails(admin, { now: at })).toEqual({ again: 0, gone: 0 });
  });

  it("stays where it is when its address is erased or wants silence", async () => {
    const thanked = stranger();
    await submit(thanked);
    const token = confirmTokenOf(await requireRow(thanked.email));
    await confirmSignature(token, { visibility: "name", name: thanked.name }, { now });
    const quiet = stranger();
    await submit(quiet);
    await pool.query("delete from mail_message where purpose = 'confirm' and signature_id = $1", [
      (await requireRow(thanked.email)).id,
    ]);
    await giveUp();
    await pool.query(
      "insert into address_silence select email_fingerprint, $1 from signature where state = 'pending'",
      [later({ days: 30 })],
    );
    expect(await retryFailedMails(admin, { now })).toEqual({ again: 0, gone: 2 });
    expect((await readOutbox()).map(({ state }) => state)).toEqual(["failed", "failed"]);
  });

  it("is gone with its signature when somebody says that it was not them", async () => {
    const { email, name } = stranger();
    await submit({ email, name });
    await giveUp();
    await disownSignature(confirmTokenOf(await requireRow(email)), { now });
    expect(await retryFailedMails(admin, { now })).toEqual({ again: 0, gone: 0 });
  });

  it.each([
    ["an organiser", { ...admin, role: "organiser" as const }],
    ["an admin before the second step", { ...admin, hasSecondStep: false }],
  ])("is not sent again by %s", async (_, actor) => {
    await expect(retryFailedMails(actor, { now })).rejects.toThrow(NotPermitted);
  });
});

describe("monitoring", () => {
  it("sees what waits, since when, what was given up, and why nothing goes out", async () => {
    await submit(stranger(), { now: new Date(Date.now() - 90_000) });
    await giveUp();
    await submit(stranger(), { now: new Date(Date.now() - 90_000) });
    await submit(stranger(), { now: new Date() });
    await pool.query(
      `insert into mail_gate values
         ('resend', now(), now() + interval '1 hour', '429 rate_limit_exceeded')`,
    );
    await pool.query(
      "insert into mail_fate_count values (gen_random_uuid(), now(), 'bounced', null, null, 3)",
    );
    expect(await readGauges("undersigned_mail_queued")).toEqual([
      'undersigned_mail_queued{purpose="confirm"} 2',
    ]);
    expect(await readGauges("undersigned_mail_given_up")).toEqual([
      'undersigned_mail_given_up{purpose="confirm"} 1',
    ]);
    const [oldest] = await readGauges("undersigned_mail_oldest_seconds");
    expect(Number(oldest?.split(" ").at(-1))).toBeGreaterThanOrEqual(90);
    const [paused] = await readGauges("undersigned_mail_paused_seconds");
    expect(paused).toMatch(/\{transport="resend",reason="429 rate_limit_exceeded"\} 3\d{3}$/);
    expect(await readGauges("undersigned_mail_fates")).toEqual([
      'undersigned_mail_fates{fate="bounced"} 3',
    ]);
  });
});
