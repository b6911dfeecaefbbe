import { pool } from "@/lib/db";
import { jobNames, mailsInJob } from "@/lib/jobs/schema";
import { signingRules } from "@/lib/signing";
import { statementCan, statementStatuses } from "@/lib/statements/schema";
import { mailPriority } from "./schema";

const dayInMs = 86_400_000;
const batchSize = 1_000;
/** Days after signing between which somebody is reminded: later than that nobody is any more. */
const window = { from: 1, to: 3 } as const;

/**
 * Reminds those who signed a day ago and did not confirm, once for each submission, in the
 * statement that notes it; a second worker or a second run finds nothing left to do. Nobody
 * is reminded who asked for silence, whose first mail is held back or still on its way, whose
 * submission waits for review, or whose statement was closed. Returns how many.
 */
export async function remindSigners({ now }: { now: Date }): Promise<number> {
  let reminded = 0;
  for (;;) {
    const batch = await queueReminders(now);
    reminded += batch;
    if (batch < batchSize) return reminded;
  }
}

async function queueReminders(now: Date): Promise<number> {
  const expiryAfter = (days: number) =>
    new Date(now.getTime() + (signingRules.confirmWithinDays - days) * dayInMs);
  const { rows } = await pool.query<{ count: number }>(remindSql, [
    now,
    expiryAfter(window.to),
    expiryAfter(window.from),
    statementStatuses.filter(statementCan.sign),
    batchSize,
    mailsInJob,
    jobNames.deliverMails,
    mailPriority.reminder,
  ]);
  return rows[0]!.count;
}

/** Rows are locked in the order in which signing locks them; those in use wait for the next hour. */
const remindSql = `
  with due as (
    select s.id, s.locale, address.sealed
    from signature s
    join signer_address address on address.signature_id = s.id
    join statement on statement.id = s.statement_id
    where s.state = 'pending' and s.expires_at > $2 and s.expires_at <= $3
      and not s.quarantined and s.latest_mail_at is not null
      and s.reminded_nonce is distinct from s.nonce
      and statement.status = any ($4::statement_status[])
      and (statement.closes_at is null or statement.closes_at > $1)
      and not exists (
        select from address_silence where fingerprint = s.email_fingerprint and until > $1
      )
      and not exists (
        select from mail_message where signature_id = s.id and state = 'queued'
      )
    order by s.email_fingerprint, s.statement_id
    limit $5 for update of s skip locked
  ), noted as (
    update signature set reminded_nonce = nonce where id in (select id from due)
  ), mails as (
    insert into mail_message (id, purpose, signature_id, locale, recipient, created_at)
    select gen_random_uuid(), 'reminder', id, locale, sealed, $1 from due
    returning id
  ), batches as (
    select json_agg(id) as ids from (
      select id, (row_number() over (order by id) - 1) / $6::int as batch from mails
    ) numbered group by batch
  ), jobs as (
    select graphile_worker.add_job(
      $7::text, json_build_object('mailIds', ids), priority => $8::integer
    ) from batches
  )
  select (select count(*) from mails)::int as count, (select count(*) from jobs) as jobs`;
