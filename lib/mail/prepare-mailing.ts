import { pool, withOneMoment, withTransaction, type Transaction } from "@/lib/db";
import { jobNames, mailsInJob } from "@/lib/jobs/schema";
import { mailPriority } from "./schema";
import { countReaders, sliceOfReaders } from "./update-readers";

/** How far one job came; `ahead` when enough mails wait, so that it goes on once some are out. */
export type PreparedMailing = { queued: number; end: "done" | "stopped" | "ahead" | "to_go_on" };

export type PreparingOptions = { now: Date; pieceSize?: number; mostAhead?: number };

/** Their signatures in one transaction, which takes a fraction of a second. */
const signaturesInPiece = 5_000;
/** No piece is added while so many mails of it wait: pausing and stopping stay short work. */
const mailsAhead = 20_000;
/** Then another job gets its turn. */
const piecesInJob = 8;

/**
 * Queues the job that prepares a mailing, as part of the caller's transaction. There is one for
 * each mailing; it goes before the mails of news, which it feeds, and behind all others.
 */
export async function queuePreparing(
  transaction: Transaction,
  updateId: string,
  afterSeconds = 0,
): Promise<void> {
  await transaction.query(
    `select graphile_worker.add_job(
       $1::text, json_build_object('updateId', $2::uuid), job_key => 'mailing:' || $2::uuid,
       run_at => clock_timestamp() + make_interval(secs => $3), priority => $4::integer
     )`,
    [jobNames.prepareMailing, updateId, afterSeconds, mailPriority.update - 1],
  );
}

/**
 * The worker's part of a mailing: counts its readers once, then writes their mails and the jobs
 * that send them piece by piece, in the order of their fingerprints. A piece and the place where
 * the next one begins are one transaction, so that a crash repeats none and leaves none out.
 * Signatures are locked against being erased only, for a moment, in the order in which signing
 * locks them. A mailing that is paused, stopped, or whose news
 * is not public is left alone; resuming queues the job again.
 */
export async function prepareMailing(
  updateId: string,
  options: PreparingOptions,
): Promise<PreparedMailing> {
  await countOnce(updateId);
  const total: PreparedMailing = { queued: 0, end: "to_go_on" };
  for (let piece = 0; piece < piecesInJob && total.end === "to_go_on"; piece += 1) {
    const { queued, end } = await withTransaction((transaction) =>
      preparePiece(transaction, updateId, options),
    );
    total.queued += queued;
    total.end = end;
  }
  if (total.end === "to_go_on") await queuePreparing(pool, updateId);
  if (total.end === "ahead") await queuePreparing(pool, updateId, 1);
  return total;
}

/** Before anything is locked, since it may take seconds; whoever counts twice counts the same. */
async function countOnce(updateId: string): Promise<void> {
  const { rows } = await pool.query<{ mailedAt: Date }>(
    `select mailed_at as "mailedAt" from "update"
     where id = $1 and mailed_at is not null and mailing_readers is null
       and mailing_prepared_at is null and mailing_cancelled_at is null`,
    [updateId],
  );
  if (!rows[0]) return;
  const { mailedAt } = rows[0];
  const readers = await withOneMoment((connection) => countReaders(updateId, mailedAt, connection));
  await pool.query(
    'update "update" set mailing_readers = $2 where id = $1 and mailing_readers is null',
    [updateId, readers],
  );
}

type Place = { cursor: Buffer | null; mailedAt: Date };

async function preparePiece(
  transaction: Transaction,
  updateId: string,
  { now, pieceSize = signaturesInPiece, mostAhead = mailsAhead }: PreparingOptions,
): Promise<PreparedMailing> {
  const place = await lockUnprepared(transaction, updateId);
  if (!place) return { queued: 0, end: "stopped" };
  if (await isFarAhead(transaction, updateId, mostAhead)) return { queued: 0, end: "ahead" };
  const { rows } = await transaction.query<Piece>(pieceSql, [
    updateId,
    now,
    mailsInJob,
    jobNames.deliverMails,
    mailPriority.update,
    place.cursor ?? Buffer.alloc(0),
    pieceSize,
    place.mailedAt,
  ]);
  const { mails, last, next } = rows[0]!;
  const isDone = next === null;
  await transaction.query(
    `update "update" set mailing_queued = mailing_queued + $2, mailing_cursor = $3,
       mailing_prepared_at = case when $4 then $5::timestamptz end
     where id = $1`,
    [updateId, mails, last && next ? boundBetween(last, next) : null, isDone, now],
  );
  return { queued: mails, end: isDone ? "done" : "to_go_on" };
}

/** Holds the mailing against pausing, stopping and a second job, until its piece is committed. */
async function lockUnprepared(transaction: Transaction, updateId: string): Promise<Place | null> {
  const { rows } = await transaction.query<Place>(
    `select mailing_cursor as cursor, mailed_at as "mailedAt" from "update"
     where id = $1 and mailed_at is not null and published_at is not null
       and mailing_prepared_at is null and mailing_paused_at is null
       and mailing_cancelled_at is null
     for no key update`,
    [updateId],
  );
  return rows[0] ?? null;
}

async function isFarAhead(transaction: Transaction, updateId: string, most: number) {
  const { rows } = await transaction.query<{ waiting: number }>(
    `select count(*)::int as waiting from (
       select from mail_message where update_id = $1 and state = 'queued' limit $2
     ) ahead`,
    [updateId, most],
  );
  return rows[0]!.waiting >= most;
}

type Piece = { mails: number; last: Buffer | null; next: Buffer | null };

const pieceSql = `
     with ${sliceOfReaders({ asOf: "$8", from: "$6", size: "$7" })}, mails as (
       insert into mail_message
         (id, purpose, signature_id, update_id, dedupe_key, locale, recipient, created_at)
       select gen_random_uuid(), 'update', id, $1,
         'update:' || $1::uuid || ':' || encode(email_fingerprint, 'hex'), locale, sealed, $2
       from readers order by email_fingerprint
       on conflict (dedupe_key) where dedupe_key is not null do nothing
       returning id
     ), batches as (
       select json_agg(id) as ids from (
         select id, (row_number() over (order by id) - 1) / $3::int as batch from mails
       ) numbered group by batch
     ), jobs as (
       select graphile_worker.add_job(
         $4::text, json_build_object('mailIds', ids), priority => $5::integer
       ) from batches
     )
     select (select count(*) from mails)::int as mails, (select count(*) from jobs) as jobs,
       (select email_fingerprint from slice, bound where email_fingerprint < next
         order by email_fingerprint desc limit 1) as last,
       (select next from bound)`;

/**
 * The shortest bytes that lie behind one fingerprint and not behind the next: among a million
 * readers some three, which are nobody's fingerprint and tell nothing once a reader is erased.
 */
export function boundBetween(last: Buffer, next: Buffer): Buffer {
  for (let length = 1; length < next.length; length += 1) {
    const bound = next.subarray(0, length);
    if (Buffer.compare(bound, last) > 0) return bound;
  }
  return next;
}
