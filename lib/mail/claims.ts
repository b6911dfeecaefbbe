import { randomUUID } from "node:crypto";
import { pool } from "@/lib/db";
import type { MailPurpose, MailTransport } from "./schema";

/** Mails that one worker has to itself, and the key under which they go out together. */
export type Claim = {
  key: string;
  mailIds: string[];
  /** Whether they may have been handed over under that key before. */
  isAgain: boolean;
};

const isDue = `state = 'queued' and (not_before is null or not_before <= clock_timestamp())`;

type Next = { batch_key: string | null; purpose: MailPurpose };

/**
 * Takes the next batch of `mailIds` for this worker: a batch that was tried before, whole and
 * under its former key (decision record 0014), else those without one, filled up with others
 * of the same purpose that wait, because a provider takes few calls. Null when none is due:
 * sent, gone, or in other hands.
 */
export async function claimBatch(
  mailIds: string[],
  { largestBatch, claimSeconds }: MailTransport,
): Promise<Claim | null> {
  for (;;) {
    const next = await findNext(mailIds);
    if (!next) return null;
    const claim = next.batch_key
      ? await claimAgain(next.batch_key, claimSeconds!)
      : await claimFresh(mailIds, next.purpose, largestBatch, claimSeconds!);
    // None left: another worker was faster.
    if (claim.mailIds.length > 0) return claim;
  }
}

/** Whether anything of these is due. */
export async function hasDueMails(mailIds: string[]): Promise<boolean> {
  return (await findNext(mailIds)) !== undefined;
}

async function findNext(mailIds: string[]): Promise<Next | undefined> {
  const { rows } = await pool.query<Next>({
    name: "find-next-mail",
    text: `select batch_key, purpose from mail_message where id = any ($1::uuid[]) and ${isDue}
           order by batch_key nulls last, created_at, id limit 1`,
    values: [mailIds],
  });
  return rows[0];
}

/** Waits for rows that somebody else has locked: a batch under a known key must stay whole. */
async function claimAgain(key: string, seconds: number): Promise<Claim> {
  const { rows } = await pool.query<{ id: string }>({
    name: "claim-batch-again",
    text: `with batch as (
             select id from mail_message where batch_key = $1 and ${isDue} order by id for update
           )
           update mail_message set not_before = clock_timestamp() + make_interval(secs => $2)
           where id in (select id from batch) returning id`,
    values: [key, seconds],
  });
  return { key, mailIds: rows.map(({ id }) => id), isAgain: true };
}

async function claimFresh(
  mailIds: string[],
  purpose: MailPurpose,
  size: number,
  seconds: number,
): Promise<Claim> {
  const key = randomUUID();
  const { rows } = await pool.query<{ id: string }>({
    name: "claim-fresh-batch",
    text: `with mine as (
             select id from mail_message
             where id = any ($1::uuid[]) and batch_key is null and ${isDue}
             order by created_at, id limit $3 for update skip locked
           ), others as (
             select id from mail_message
             where purpose = $2 and batch_key is null and attempts = 0 and ${isDue}
               and not id = any ($1::uuid[])
             order by created_at limit $3 - (select count(*) from mine) for update skip locked
           )
           update mail_message
           set batch_key = $4, not_before = clock_timestamp() + make_interval(secs => $5)
           where id in (select id from mine union all select id from others) returning id`,
    values: [mailIds, purpose, size, key, seconds],
  });
  return { key, mailIds: rows.map(({ id }) => id), isAgain: false };
}

/** Gives a part of a batch a key of its own, and more time; returns the part. */
export async function divideBatch(mailIds: string[], { claimSeconds }: MailTransport) {
  const key = randomUUID();
  await pool.query(
    `update mail_message
     set batch_key = $2, not_before = clock_timestamp() + make_interval(secs => $3)
     where id = any ($1::uuid[]) and state = 'queued'`,
    [mailIds, key, claimSeconds],
  );
  return key;
}

/** Gives mails back unsent, under the key that they have. */
export async function releaseMails(mailIds: string[]): Promise<void> {
  if (mailIds.length === 0) return;
  await pool.query(
    "update mail_message set not_before = null where id = any ($1::uuid[]) and state = 'queued'",
    [mailIds],
  );
}
