import { pool, type Transaction } from "@/lib/db";
import { jobNames, mailsInJob } from "@/lib/jobs/schema";
import { mailPriority } from "./schema";
import type { QueuedMail } from "./store";

/**
 * Puts the mailing of an update on hold, as part of the caller's transaction, which holds the
 * update's row: no mail of it is taken up any longer. What has a key is in a worker's or the
 * provider's hands already and finishes, so that nobody gets it twice. Rows that somebody works
 * on are passed over: `withholdMails` meets them later. Returns how many wait; where none does,
 * nothing is paused.
 */
export async function holdMailing(
  transaction: Transaction,
  updateId: string,
  now: Date,
): Promise<number> {
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
  const { rows } = await transaction.query<{ waiting: number }>(
    `select count(*)::int as waiting from mail_message
     where update_id = $1 and state in ('queued', 'held') and signature_id is not null`,
    [updateId],
  );
  const { waiting } = rows[0]!;
  if (waiting > 0) {
    await transaction.query(
      'update "update" set mailing_paused_at = coalesce(mailing_paused_at, $2) where id = $1',
      [updateId, now],
    );
  }
  return waiting;
}

/**
 * Lets the mails of an update go on that are on hold, with the jobs that send them, as part of
 * the caller's transaction, which holds the update's row. Returns how many.
 */
export async function releaseMailing(
  transaction: Transaction,
  updateId: string,
  now: Date,
): Promise<number> {
  await transaction.query('update "update" set mailing_paused_at = null where id = $1', [updateId]);
  return inBatches(async () => {
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

/**
 * For a worker that has mails in hand which nobody was given yet: puts those on hold whose
 * mailing was paused or whose news is no longer public, and returns the others. Holding the
 * update's row it decides before or after who pauses or resumes, never in between.
 */
export async function withholdMails(mails: QueuedMail[]): Promise<QueuedMail[]> {
  const news = mails.filter(({ updateId, signature }) => updateId && signature);
  if (news.length === 0) return mails;
  const { rows } = await pool.query<{ id: string }>({
    name: "withhold-mails",
    text: `with stopped as (
             select id from "update"
             where id = any ($2::uuid[]) and (published_at is null or mailing_paused_at is not null)
             for share
           )
           update mail_message mail set state = 'held', batch_key = null, not_before = null
           where mail.id in (
             select id from mail_message
             where id = any ($1::uuid[]) and state = 'queued'
               and update_id in (select id from stopped)
             for update skip locked
           )
           returning mail.id`,
    values: [news.map(({ id }) => id), [...new Set(news.map(({ updateId }) => updateId))]],
  });
  const held = new Set(rows.map(({ id }) => id));
  return mails.filter(({ id }) => !held.has(id));
}
