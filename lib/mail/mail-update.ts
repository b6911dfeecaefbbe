import { requirePermission } from "@/lib/accounts";
import type { Actor } from "@/lib/accounts/schema";
import { recordAudit } from "@/lib/audit";
import { withTransaction, type Transaction } from "@/lib/db";
import { jobNames, mailsInJob } from "@/lib/jobs/schema";
import { isUuid } from "../uuid";
import { mailPriority } from "./schema";
import { readersOfUpdate } from "./update-readers";

/** What became of the wish to mail a piece of news. */
export type MailUpdateOutcome =
  | { outcome: "queued"; mails: number }
  | { outcome: "not_published" }
  | { outcome: "mailed_before" };

/**
 * Mails a published piece of news to all who asked for news, once for ever and once to each
 * person, however many statements they signed. The mails go out behind all others.
 */
export async function mailUpdate(
  actor: Actor,
  updateId: string,
  { now }: { now: Date },
): Promise<MailUpdateOutcome> {
  requirePermission(actor, "mailUpdates");
  if (!isUuid(updateId)) return { outcome: "not_published" };
  return withTransaction(async (transaction) => {
    const { rows } = await transaction.query<{ isPublished: boolean; isMailed: boolean }>(
      `select published_at is not null as "isPublished", mailed_at is not null as "isMailed"
       from "update" where id = $1 for no key update`,
      [updateId],
    );
    if (!rows[0]?.isPublished) return { outcome: "not_published" };
    if (rows[0].isMailed) return { outcome: "mailed_before" };
    await transaction.query('update "update" set mailed_at = $2 where id = $1', [updateId, now]);
    const mails = await queueForReaders(transaction, updateId, now);
    const deed = { actorId: actor.id, action: "update.mailed", subjectId: updateId } as const;
    await recordAudit({ ...deed, details: { mails }, at: now }, transaction);
    return { outcome: "queued", mails };
  });
}

/** So many in one statement that it stays far below the time a statement may take. */
const batchSize = 20_000;

type Batch = { readers: number; mails: number; last: Uint8Array | null };

async function queueForReaders(transaction: Transaction, updateId: string, now: Date) {
  let mails = 0;
  let after: Uint8Array = Buffer.alloc(0);
  for (;;) {
    const { rows } = await transaction.query<Batch>(queueSql, [
      updateId,
      now,
      mailsInJob,
      jobNames.deliverMails,
      mailPriority.update,
      after,
      batchSize,
    ]);
    const batch = rows[0]!;
    mails += batch.mails;
    if (batch.readers < batchSize || !batch.last) return mails;
    after = batch.last;
  }
}

const queueSql = `
     with readers as (${readersOfUpdate("and s.email_fingerprint > $6")}
       limit $7
     ), mails as (
       insert into mail_message
         (id, purpose, signature_id, update_id, dedupe_key, locale, recipient, created_at)
       select gen_random_uuid(), 'update', id, $1,
         'update:' || $1::uuid || ':' || encode(email_fingerprint, 'hex'), locale, sealed, $2
       from readers
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
     select (select count(*) from readers)::int as readers,
       (select count(*) from mails)::int as mails, (select count(*) from jobs) as jobs,
       (select email_fingerprint from readers order by email_fingerprint desc limit 1) as last`;
