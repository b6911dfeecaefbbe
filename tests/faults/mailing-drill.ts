import { setTimeout as sleep } from "node:timers/promises";
import type { Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import { mailUpdate, pauseMailing, resumeMailing } from "@/lib/mail";
import { translator } from "@/lib/mail/wording";
import { fingerprint } from "@/lib/privacy";
import { parseAddress } from "@/lib/privacy/schema";
import { confirmSignature, stopUpdates } from "@/lib/signing";
import { note } from "@/scripts/boot/progress.mjs";
import { signInAs } from "@/tests/support/actors";
import type { FakeResend, Mood } from "@/tests/support/fake-resend";
import { confirmTokenOf, manageTokenOf, submit, type SignatureRow } from "@/tests/support/signing";
import { makeUpdate } from "@/tests/support/updates";
import type { DrillSite } from "./drill-site";
import { waitForMails } from "./verify";

/** Three pieces of preparing. */
const readers = 11_000;
/** Among them those whose address the provider does not take. */
const refusedReaders = 5;
/** How many stop the news while the mailing is paused. */
const leaving = 300;
const atOnce = 64;
/** Milliseconds in each of the provider's states. */
const stretch = 4_000;

const faults = ["down", "broken", "busy", "hanging", "mute"] as const satisfies Mood[];
/** Between which faults the mailing stands still. */
const [pausedFrom, pausedUntil] = ["busy", "mute"] as const;

/** What came of it; `failures` are everything that speaks against it. */
export type MailingVerdict = {
  lost: number;
  doubled: number;
  kills: number;
  notes: string[];
  failures: string[];
};

type Ground = { site: DrillSite; provider: FakeResend; signal: AbortSignal };

/**
 * News are mailed to 11,000 people while the provider goes through its faults. The worker is
 * killed while it prepares the mailing, which is then paused and resumed; some stop the news in
 * between. Everybody else must have got it exactly once, and these not at all.
 */
export async function mailNewsThroughAllFaults(ground: Ground): Promise<MailingVerdict> {
  const { provider, signal } = ground;
  note("  a mailing, killed while it is prepared, paused and resumed");
  // The mails of signing have a drill of their own: none of them goes out here.
  provider.mood = "busy";
  const addresses = await makeReaders();
  provider.mood = "well";
  const { actor } = await signInAs("organiser", { now: new Date() });
  const id = await makeUpdate(actor);
  await mailUpdate(actor, id, { now: new Date() });
  const hit = await killWhilePreparing(ground, id);
  const left = await sufferAllFaults(ground, actor, id);
  provider.mood = "well";
  const mailsWentOut = await waitForMails(signal);
  const { lost, doubled, unwanted } = judge(provider, addresses, left);
  const failures = [
    ...(lost ? [`lost: ${lost} × asked for news, without the mail`] : []),
    ...(doubled ? [`doubled: ${doubled} × news to one address`] : []),
    ...(unwanted ? [`${unwanted} got news that they had stopped`] : []),
    ...(left.size === leaving ? [] : [`only ${left.size} could stop the news while it was paused`]),
    ...(mailsWentOut ? [] : ["news still wait"]),
  ];
  const when = hit === "preparing" ? "while it was being prepared" : "too late, it was prepared";
  const sent = readers - refusedReaders - left.size;
  const notes = [
    `news to ${sent} people, ${left.size} stopped them in time; worker killed ${when}`,
  ];
  return { lost, doubled, kills: hit === "nothing" ? 0 : 1, notes, failures };
}

/** People who signed, confirmed and asked for news; their addresses. */
async function makeReaders(): Promise<string[]> {
  const now = new Date();
  const addresses = Array.from(
    { length: readers },
    (_, n) => `${n < refusedReaders ? "refused-" : ""}reader-${n}@example.org`,
  );
  await forEach(addresses, (email) =>
    submit({ email, name: "Reader Sample", updates: true }, { now }).then(() => {}),
  );
  const { rows } = await pool.query<SignatureRow>(
    "select * from signature where name = 'Reader Sample' and state = 'pending'",
  );
  await forEach(rows, (row) => confirmSignature(confirmTokenOf(row), null, { now }).then(() => {}));
  await pool.query(
    `delete from mail_message using signature
     where signature.id = signature_id and name = 'Reader Sample' and purpose <> 'update'`,
  );
  return addresses;
}

async function forEach<Item>(items: Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const rest = items.values();
  const clients = Array.from({ length: atOnce }, async () => {
    for (const item of rest) await work(item);
  });
  await Promise.all(clients);
}

/** Ends the worker as soon as the first piece is committed. */
async function killWhilePreparing({ site, signal }: Ground, id: string) {
  for (const end = Date.now() + 30_000; Date.now() < end && !signal.aborted; await sleep(2)) {
    const { rows } = await pool.query<{ queued: number }>(
      'select mailing_queued as queued from "update" where id = $1',
      [id],
    );
    if (rows[0]!.queued === 0) continue;
    if (!site.kill("worker")) return "nothing";
    const { rows: after } = await pool.query<{ isPrepared: boolean }>(
      'select mailing_prepared_at is not null as "isPrepared" from "update" where id = $1',
      [id],
    );
    return after[0]!.isPrepared ? "prepared" : "preparing";
  }
  return "nothing";
}

/** A good time before each fault, so that no mail fails too often; returns who left on the way. */
async function sufferAllFaults({ provider, signal }: Ground, actor: Actor, id: string) {
  let left = new Set<string>();
  for (const fault of faults) {
    for (const mood of ["well", fault] as const) {
      if (signal.aborted) return left;
      provider.mood = mood;
      if (mood === pausedFrom) {
        await pauseMailing(actor, id, { now: new Date() });
        left = await stopNews(id);
      }
      if (mood === pausedUntil) await resumeMailing(actor, id, { now: new Date() });
      await sleep(stretch);
    }
  }
  return left;
}

/**
 * Some of those whose mails are on hold, or not written yet, say that they want none any longer;
 * their fingerprints.
 */
async function stopNews(updateId: string): Promise<Set<string>> {
  const { rows } = await pool.query<SignatureRow & { person: string }>(
    `select s.*, encode(s.email_fingerprint, 'hex') as person from signature s
     left join mail_message mail on mail.signature_id = s.id and mail.update_id = $1
     where s.name = 'Reader Sample' and s.wants_updates and (mail.id is null or mail.state = 'held')
     order by s.id limit $2`,
    [updateId, leaving],
  );
  const now = new Date();
  await forEach(rows, (row) => stopUpdates(manageTokenOf(row, now), { now }).then(() => {}));
  return new Set(rows.map(({ person }) => person));
}

/** Compares what the provider really sent with who should have got it. */
function judge(provider: FakeResend, addresses: string[], left: Set<string>) {
  const subject = translator("en")("update.subject");
  const counts = new Map<string, number>();
  for (const mail of provider.sent) {
    if (mail.subject === subject) counts.set(mail.to, (counts.get(mail.to) ?? 0) + 1);
  }
  const hasLeft = (address: string) =>
    left.has(fingerprint(parseAddress(address)!.canonical).toString("hex"));
  const [gone, stayed] = [true, false].map((wanted) =>
    addresses.slice(refusedReaders).filter((address) => hasLeft(address) === wanted),
  );
  return {
    lost: stayed!.filter((address) => !counts.has(address)).length,
    doubled: [...counts.values()].filter((count) => count > 1).length,
    unwanted: gone!.filter((address) => counts.has(address)).length,
  };
}
