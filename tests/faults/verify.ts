import { setTimeout as sleep } from "node:timers/promises";
import { pool } from "@/lib/db";
import { fingerprint } from "@/lib/privacy";
import { parseAddress } from "@/lib/privacy/schema";
import { findTallyDrift } from "@/lib/signing";
import type { Ledger } from "./ledger";
import type { MailboxFollower } from "./mailbox-follower";

/** What came out of comparing what clients were told with what is there. */
export type Verdict = {
  lost: number;
  doubled: number;
  drift: number;
  /** Stored although the client was not thanked, because the connection broke: allowed. */
  storedUnthanked: number;
  /** Each kind of loss or doubling, with its number. */
  findings: string[];
};

type Row = { id: string; key: string; state: string; quarantined: boolean };

const mailPatience = 300_000;

/** Waits until no mail and no job is waiting; false when that takes too long. */
export async function waitForMails(signal: AbortSignal): Promise<boolean> {
  for (const end = Date.now() + mailPatience; Date.now() < end; await sleep(500)) {
    if (signal.aborted) return false;
    const { rows } = await pool.query<{ waiting: number }>(
      `select (select count(*) from mail_message where state = 'queued')::int
            + (select count(*) from graphile_worker.jobs
               where task_identifier in ('deliver_mails', 'prepare_mailing'))::int
         as waiting`,
    );
    if (rows[0]!.waiting === 0) return true;
  }
  return false;
}

/**
 * Acknowledged ⊆ stored, nobody twice, one mail of each kind for each signature, and counts
 * that are those of a full count. Call it when no client writes and no mail waits.
 */
export async function verify(ledger: Ledger, mailbox: MailboxFollower): Promise<Verdict> {
  const rows = await readSignatures();
  const byKey = Map.groupBy(rows, ({ key }) => key);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const thankedKeys = [...ledger.signed.values()].map(({ slug, email }) => keyOf(slug, email));
  const thanked = new Set(thankedKeys);
  const confirmed = [...ledger.confirmed];
  const confirmMails = mailbox.confirmMails;
  const thanksMails = await countThanks(mailbox.mailIds);
  const storedThanked = thankedKeys.flatMap((key) => byKey.get(key) ?? []);

  const lost = {
    "thanked for signing, not stored": thankedKeys.filter((key) => !byKey.has(key)).length,
    "thanked for confirming, not confirmed": confirmed.filter(
      (id) => byId.get(id)?.state !== "confirmed",
    ).length,
    "stored, without the mail to confirm": storedThanked.filter(({ id }) => !confirmMails.has(id))
      .length,
    "confirmed, without the mail after it": confirmed.filter((id) => !thanksMails.has(id)).length,
  };
  const doubled = {
    "signatures of one person for one statement": rows.length - byKey.size,
    "mails to confirm one signature": countRepeated(confirmMails),
    "mails after one confirmation": countRepeated(thanksMails),
  };
  const drift = await findTallyDrift();
  return {
    lost: sum(lost),
    doubled: sum(doubled),
    drift: sum(drift),
    storedUnthanked: rows.filter(({ key }) => !thanked.has(key)).length,
    findings: [...describe("lost", lost), ...describe("doubled", doubled)],
  };
}

/** Every signature with the key of its person and statement, as `keyOf` makes it. */
export async function readSignatures(): Promise<Row[]> {
  const { rows } = await pool.query<Row>(
    `select signature.id, slug || ' ' || encode(email_fingerprint, 'hex') as key, state::text,
       quarantined
     from signature join statement on statement.id = statement_id`,
  );
  return rows;
}

/**
 * Mails after a confirmation by signature; the outbox tells them from reminders to somebody who
 * pressed again, which look alike. (It cannot be asked about mails to confirm: one that arrived
 * while the database died, and was followed at once, is taken out of it unsent.)
 */
async function countThanks(arrived: Set<string>): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ id: string; signature_id: string }>(
    "select id, signature_id from mail_message where purpose = 'thanks'",
  );
  const counts = new Map<string, number>();
  for (const { id, signature_id } of rows) {
    if (arrived.has(id)) counts.set(signature_id, (counts.get(signature_id) ?? 0) + 1);
  }
  return counts;
}

function countRepeated(counts: Map<string, number>): number {
  return [...counts.values()].filter((count) => count > 1).length;
}

export function keyOf(slug: string, email: string): string {
  return `${slug} ${fingerprint(parseAddress(email)!.canonical).toString("hex")}`;
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

function describe(kind: string, counts: Record<string, number>): string[] {
  return Object.entries(counts).flatMap(([what, count]) =>
    count > 0 ? [`${kind}: ${count} × ${what}`] : [],
  );
}
