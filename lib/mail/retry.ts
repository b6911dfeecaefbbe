import { requirePermission, type Actor } from "@/lib/accounts/schema";
import { recordAudit } from "@/lib/audit";
import { pool, withTransaction } from "@/lib/db";
import { jobNames, mailsInJob } from "@/lib/jobs/schema";
import { mailPriority, type RetryOutcome } from "./schema";

/**
 * Whether a mail that was given up can go out once more, as a condition in SQL: its address
 * still lies beside the signature, and that mailbox has not asked for silence.
 */
function canGoAgainSql(mail: string, now: string): string {
  return `exists (
    select from signer_address address join signature on signature.id = address.signature_id
    where address.signature_id = ${mail}.signature_id and not exists (
      select from address_silence
      where fingerprint = signature.email_fingerprint and until > ${now}
    )
  )`;
}

/** What `retryFailedMails` would do at this moment. For admins, before they say so. */
export async function previewRetry(actor: Actor, { now }: { now: Date }): Promise<RetryOutcome> {
  requirePermission(actor, "retryMails");
  return countRetry(now);
}

/** The same for whoever may only look. */
export async function countRetry(now: Date): Promise<RetryOutcome> {
  const canGoAgain = canGoAgainSql("mail", "$1");
  const { rows } = await pool.query<RetryOutcome>(
    `select count(*) filter (where ${canGoAgain})::int as again,
       count(*) filter (where not ${canGoAgain})::int as gone
     from mail_message mail where state = 'failed'`,
    [now],
  );
  return rows[0]!;
}

/**
 * Sends mails that were given up once more, with all their attempts before them: those whose
 * address still lies beside the signature and wants mail. For admins.
 */
export async function retryFailedMails(
  actor: Actor,
  { now }: { now: Date },
): Promise<RetryOutcome> {
  requirePermission(actor, "retryMails");
  return withTransaction(async (transaction) => {
    const { rows } = await transaction.query<RetryOutcome>(retrySql, [
      now,
      mailsInJob,
      jobNames.deliverMails,
      Object.keys(mailPriority),
      Object.values(mailPriority),
    ]);
    const { again, gone } = rows[0]!;
    const details = { again, gone };
    await recordAudit(
      { actorId: actor.id, action: "mails.retried", details, at: now },
      transaction,
    );
    return details;
  });
}

const retrySql = `
  with given_up as (
    select id from mail_message where state = 'failed' for update
  ), again as (
    update mail_message mail
    set state = 'queued', recipient = address.sealed, attempts = 0, last_error = null,
      batch_key = null, not_before = null, fate = null, created_at = $1
    from signer_address address
    where mail.id in (select id from given_up) and address.signature_id = mail.signature_id
      and ${canGoAgainSql("mail", "$1")}
    returning mail.id, mail.purpose
  ), batches as (
    select purpose, json_agg(id) as ids from (
      select id, purpose,
        (row_number() over (partition by purpose order by id) - 1) / $2::int as batch
      from again
    ) numbered group by purpose, batch
  ), jobs as (
    select graphile_worker.add_job(
      $3::text, json_build_object('mailIds', ids), priority => place.priority
    )
    from batches join unnest($4::mail_purpose[], $5::int[]) as place (purpose, priority)
      using (purpose)
  )
  select (select count(*) from again)::int as again,
    ((select count(*) from given_up) - (select count(*) from again))::int as gone,
    (select count(*) from jobs) as jobs`;
