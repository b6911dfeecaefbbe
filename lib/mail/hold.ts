import type { Transaction } from "@/lib/db";
import { jobNames, mailsInJob } from "@/lib/jobs/schema";
import { queuePreparing } from "./prepare-mailing";
import { mailPriority } from "./schema";

/**
 * Puts the mailing of an update on hold, as part of the caller's transaction, which holds the
 * update's row: no mail of it is written or taken up any longer. What has a key is in a worker's
 * or the provider's hands already and finishes, so that nobody gets it twice. Rows that somebody
 * works on are passed over: `withholdMails` meets them later. Returns how many readers wait, those
 * among them whose mails are still to be written; null where nothing is left to pause, as in a
 * mailing that was stopped for good: what finishes of it is in somebody's hands.
 */
export async function holdMailing(
  transaction: Transaction,
  updateId: string,
  now: Date,
): Promise<number | null> {
  if (await isStopped(transaction, updateId)) return null;
  await inBatches(() =>
    transaction.query(
      `with queued as (
         select id from mail_message
         where update_id = $1 and state = 'queued' and batch_key is null
           and signature_id is not null
         limit $2 for update skip locked
       )
       update mail_message set state = 'held', not_before = null
       where id in (select id from queued)`,
      [updateId, batchSize],
    ),
  );
  const { mails, toPrepare } = await countWaiting(transaction, updateId);
  if (mails === 0 && toPrepare === null) return null;
  await transaction.query(
    'update "update" set mailing_paused_at = coalesce(mailing_paused_at, $2) where id = $1',
    [updateId, now],
  );
  return mails + (toPrepare ?? 0);
}

async function isStopped(transaction: Transaction, updateId: string): Promise<boolean> {
  const { rowCount } = await transaction.query(
    'select from "update" where id = $1 and mailing_cancelled_at is not null',
    [updateId],
  );
  return rowCount === 1;
}

/**
 * Lets a mailing go on: its mails on hold with the jobs that send them, and its preparing where
 * that is not done; as part of the caller's transaction, which holds the update's row. Returns
 * how many readers wait.
 */
export async function releaseMailing(
  transaction: Transaction,
  updateId: string,
  now: Date,
): Promise<number> {
  await transaction.query('update "update" set mailing_paused_at = null where id = $1', [updateId]);
  await inBatches(async () => {
    const { rows } = await transaction.query<{ mails: number }>(releaseSql, [
      updateId,
      now,
      mailsInJob,
      jobNames.deliverMails,
      mailPriority.update,
      batchSize,
    ]);
    return { rowCount: rows[0]!.mails };
  });
  const { mails, toPrepare } = await countWaiting(transaction, updateId);
  if (toPrepare !== null) await queuePreparing(transaction, updateId);
  return mails + (toPrepare ?? 0);
}

/**
 * Takes the mails of a mailing that was stopped for good out of the outbox, as part of the
 * caller's transaction, which holds the update's row. What has a key finishes; rows that somebody
 * works on are met by `withholdMails` and by the sweep.
 */
export async function dropMailing(transaction: Transaction, updateId: string): Promise<number> {
  return inBatches(() =>
    transaction.query(
      `delete from mail_message where id in (
         select id from mail_message
         where update_id = $1 and state in ('queued', 'held') and batch_key is null
           and signature_id is not null
         limit $2 for update skip locked
       )`,
      [updateId, batchSize],
    ),
  );
}

type Waiting = {
  /** In the outbox. */
  mails: number;
  /** Readers whose mails are still to be written, 0 until they are counted; null when none are. */
  toPrepare: number | null;
};

/** What is left of a mailing that was not stopped. */
export async function countWaiting(transaction: Transaction, updateId: string): Promise<Waiting> {
  const { rows } = await transaction.query<Waiting>(
    `select (
       select count(*) from mail_message
       where update_id = $1 and state in ('queued', 'held') and signature_id is not null
     )::int as mails, (
       select greatest(0, coalesce(mailing_readers - mailing_queued, 0)) from "update"
       where id = $1 and mailed_at is not null and mailing_prepared_at is null
         and mailing_cancelled_at is null
     ) as "toPrepare"`,
    [updateId],
  );
  return rows[0]!;
}

const releaseSql = `
     with held as (
       select id from mail_message where update_id = $1 and state = 'held'
       limit $6 for update skip locked
     ), again as (
       update mail_message set state = 'queued', created_at = $2
       where id in (select id from held) returning id
     ), batches as (
       select json_agg(id) as ids from (
         select id, (row_number() over (order by id) - 1) / $3::int as batch from again
       ) numbered group by batch
     ), jobs as (
       select graphile_worker.add_job(
         $4::text, json_build_object('mailIds', ids), priority => $5::integer
       ) from batches
     )
     select (select count(*) from again)::int as mails, (select count(*) from jobs) as jobs`;

/** So many in one statement that it stays far below the time a statement may take. */
const batchSize = 20_000;

/** Repeats `work` until it finds nothing more; returns how many rows that were. */
async function inBatches(work: () => Promise<{ rowCount: number | null }>): Promise<number> {
  let rows = 0;
  for (;;) {
    const { rowCount } = await work();
    if (!rowCount) return rows;
    rows += rowCount;
  }
}
