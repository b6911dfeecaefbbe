import { randomUUID } from "node:crypto";
import { pool } from "../db";
import { jobNames } from "../jobs/schema";
import { mailPriority } from "../mail/schema";
import { signingRules } from "./rules";
import { confirmMailIsDue, confirmMailsInDay, dayIsOver } from "./store-sql";

type LinkRequest = {
  emailFingerprint: Buffer;
  addressFingerprint: Buffer;
  sealedAddress: Buffer;
  /** Asked for too often lately: the same work, and no mail. */
  holdMail: boolean;
  locale: string;
  now: Date;
};

const { manageMailPauseMinutes, manageMailsPerDay } = signingRules;

const dayOfRequestsIsOver = `r.day_started_at <= $1 - interval '1 day'`;

/**
 * One statement, the same for every address, and one that always writes: two jobs, which for
 * most addresses carry no mail. The person is found by the unique key of each statement; what
 * they signed from another spelling of the address stays between them and that mailbox.
 */
const queueLinksSql = `
  WITH mine AS (
    SELECT s.id, s.state, s.locale, s.expires_at,
      s.state IN ('confirmed', 'invalidated') AND s.withdrawn_on IS NULL AS is_managed
    FROM statement
    JOIN signature s ON s.statement_id = statement.id AND s.email_fingerprint = $2::bytea
    WHERE s.address_fingerprint = $3 AND NOT $10::boolean AND NOT EXISTS (
      SELECT FROM address_silence WHERE fingerprint = $2 AND until > $1::timestamptz
    )
  ), allowed AS (
    INSERT INTO manage_link_request AS r (
      address_fingerprint, latest_mail_at, mails_in_day, day_started_at
    )
    SELECT $3::bytea, $1::timestamptz, 1, $1 WHERE EXISTS (SELECT FROM mine WHERE is_managed)
    ON CONFLICT (address_fingerprint) DO UPDATE SET
      latest_mail_at = $1,
      mails_in_day = CASE WHEN ${dayOfRequestsIsOver} THEN 1 ELSE r.mails_in_day + 1 END,
      day_started_at = CASE WHEN ${dayOfRequestsIsOver} THEN $1 ELSE r.day_started_at END
    WHERE r.latest_mail_at <= $1 - interval '${manageMailPauseMinutes} minutes'
      AND (${dayOfRequestsIsOver} OR r.mails_in_day < ${manageMailsPerDay})
    RETURNING 1
  ), manage AS (
    INSERT INTO mail_message (id, purpose, signature_id, locale, recipient, created_at)
    SELECT $4::uuid, 'manage_link', mine.id, $5::text, $6::bytea, $1 FROM mine, allowed
    WHERE mine.is_managed ORDER BY mine.id LIMIT 1
    RETURNING id
  ), due AS (
    UPDATE signature s SET
      latest_mail_id = gen_random_uuid(), latest_mail_at = $1,
      mails_in_day = ${confirmMailsInDay},
      mail_day_started_at = CASE WHEN ${dayIsOver} THEN $1 ELSE s.mail_day_started_at END
    FROM mine
    WHERE s.id = mine.id AND s.state = 'pending' AND s.expires_at > $1 AND ${confirmMailIsDue}
    RETURNING s.id, s.locale, s.latest_mail_id
  ), confirm AS (
    INSERT INTO mail_message (id, purpose, signature_id, locale, recipient, created_at)
    SELECT due.latest_mail_id, 'confirm', due.id, due.locale, first.sealed, $1
    FROM due JOIN signer_address first ON first.signature_id = due.id
    RETURNING id
  )
  SELECT
    graphile_worker.add_job($7::text, json_build_object('mailIds',
      (SELECT coalesce(json_agg(id), '[]'::json) FROM confirm)), priority => $8::integer),
    graphile_worker.add_job($7::text, json_build_object('mailIds',
      (SELECT coalesce(json_agg(id), '[]'::json) FROM manage)), priority => $9::integer)`;

/** Queues what a mailbox may be told about its own signatures; says nothing of what there was. */
export async function queueLinks(request: LinkRequest): Promise<void> {
  await pool.query({
    name: "queue-links",
    text: queueLinksSql,
    values: [
      request.now,
      request.emailFingerprint,
      request.addressFingerprint,
      randomUUID(),
      request.locale,
      request.sealedAddress,
      jobNames.deliverMails,
      mailPriority.confirm,
      mailPriority.manage_link,
      request.holdMail,
    ],
  });
}
