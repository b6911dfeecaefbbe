import { signingRules } from "./rules";

/** An earlier submission that no longer stands: the person signs anew, with what they type today. */
const renewable = `(s.state = 'withdrawn' OR (s.state = 'pending' AND s.expires_at <= $1))`;

/** Of rows `s` at the moment `$1`: the day in which their mails are counted has passed. */
export const dayIsOver = `(s.mail_day_started_at IS NULL OR s.mail_day_started_at <= $1 - interval '1 day')`;

/** Whether a pending row `s` may get its confirm link again, and which number of the day that is. */
export const confirmMailIsDue = `((s.latest_mail_at IS NULL OR s.latest_mail_at <= $1 - interval '${signingRules.confirmMailPauseMinutes} minutes')
        AND (${dayIsOver} OR s.mails_in_day < ${signingRules.confirmMailsPerDay}))`;
export const confirmMailsInDay = `CASE WHEN ${dayIsOver} THEN 1 ELSE s.mails_in_day + 1 END`;

/**
 * Whether a repeated submission sends a mail: never so often that the form becomes a weapon.
 * One whose mail is held carries no moment of a mail and leaves the pauses as they are.
 */
const mailIsDue = `(excluded.latest_mail_at IS NOT NULL AND (${renewable}
    OR (s.state = 'pending' AND ${confirmMailIsDue})
    OR (s.state IN ('confirmed', 'invalidated') AND s.address_fingerprint = excluded.address_fingerprint
        AND (s.latest_mail_at IS NULL
             OR s.latest_mail_at <= $1 - interval '${signingRules.alreadySignedPauseHours} hours'))))`;

/** What signing anew replaces; anything else of an existing row stays as it is. */
const details = [
  "version_id",
  "locale",
  "address_fingerprint",
  "visibility",
  "name",
  "role",
  "organisation",
  "sealed",
  "capacity",
  "country",
  "search_words",
  "wants_updates",
  "consent_version",
  "nonce",
  "flags",
  "submitted_on",
  "expires_at",
  "state",
  "quarantined",
];
const replaceDetails = [...details, "confirmed_on", "withdrawn_on"]
  .map(
    (column) => `${column} = CASE WHEN ${renewable} THEN excluded.${column} ELSE s.${column} END`,
  )
  .join(",\n      ");

/**
 * One statement for a batch of submissions. Every row is written, new or known, so that
 * the work does not tell whether somebody had signed. Fresh rows are those that carry the
 * nonce of this submission; `latest_mail_id` tells which rows won the right to a mail when
 * the same address is posted many times at once. The statement is looked up here, so that
 * nobody signs after it was closed; the result says of each known one whether it is open and
 * in which version it is signed.
 */
export const submitSql = `
  WITH input AS (
    SELECT * FROM unnest(
      $4::uuid[], $5::text[], $6::text[], $7::bytea[], $8::bytea[], $9::visibility[],
      $10::text[], $11::text[], $12::text[], $13::bytea[], $14::capacity[], $15::text[], $16::text[],
      $17::boolean[], $18::text[], $19::bytea[], $20::text[], $21::bytea[], $22::uuid[],
      $26::boolean[], $27::boolean[], $28::submission_source[], $29::int[]
    ) AS t (
      id, slug, locale, email_fingerprint, address_fingerprint, visibility,
      name, role, organisation, sealed, capacity, country, search_words,
      wants_updates, consent_version, nonce, flags, sealed_address, mail_id, quarantined, holds_mail,
      source, read_version
    )
  ), target AS (
    SELECT statement.slug, statement.id AS statement_id, newest.id AS version_id, newest.number AS version,
      statement.status = ANY ($23::statement_status[])
        AND (statement.closes_at IS NULL OR statement.closes_at > $1) AS is_open
    FROM statement CROSS JOIN LATERAL (
      SELECT id, number FROM statement_version
      WHERE statement_id = statement.id AND published_at IS NOT NULL
      ORDER BY number DESC LIMIT 1
    ) newest
    WHERE statement.slug = ANY ($5::text[]) AND statement.status <> 'draft'
  ), accepted AS (
    SELECT * FROM input JOIN target USING (slug)
    WHERE is_open AND (read_version IS NULL OR read_version = version)
  ), saved AS (
    INSERT INTO signature AS s (
      id, statement_id, email_fingerprint, ${details.join(", ")},
      latest_mail_id, latest_mail_at, mails_in_day, mail_day_started_at
    )
    SELECT id, statement_id, email_fingerprint,
      version_id, locale, address_fingerprint, visibility, name, role, organisation, sealed,
      capacity, country, search_words, wants_updates, consent_version, nonce,
      string_to_array(flags, ' '), $2::date, $3::timestamptz, 'pending'::signature_state, quarantined,
      CASE WHEN NOT holds_mail THEN mail_id END, CASE WHEN NOT holds_mail THEN $1::timestamptz END,
      CASE WHEN holds_mail THEN 0 ELSE 1 END, CASE WHEN NOT holds_mail THEN $1::timestamptz END
    FROM accepted ORDER BY email_fingerprint, statement_id
    ON CONFLICT (statement_id, email_fingerprint) DO UPDATE SET
      ${replaceDetails},
      latest_mail_id = CASE WHEN ${mailIsDue} THEN excluded.latest_mail_id ELSE s.latest_mail_id END,
      latest_mail_at = CASE WHEN ${mailIsDue} THEN $1 ELSE s.latest_mail_at END,
      mails_in_day = CASE WHEN NOT ${mailIsDue} THEN s.mails_in_day
                          ELSE ${confirmMailsInDay} END,
      mail_day_started_at = CASE WHEN ${mailIsDue} AND ${dayIsOver} THEN $1 ELSE s.mail_day_started_at END
    RETURNING s.id, s.statement_id, s.email_fingerprint, s.state, s.nonce, s.locale, s.latest_mail_id
  ), outcome AS (
    SELECT saved.id, saved.statement_id, saved.state, saved.locale, saved.email_fingerprint,
      saved.nonce = accepted.nonce AS is_fresh,
      saved.latest_mail_id = accepted.mail_id AS mail_is_due,
      accepted.mail_id, accepted.locale AS typed_locale, accepted.sealed_address,
      accepted.source
    FROM saved JOIN accepted USING (statement_id, email_fingerprint)
  ), sources AS (
    -- A number of the day, for what is counted as submitted; the row knows nothing of it.
    INSERT INTO submission_source_count AS c (statement_id, day, source, shard, count)
    SELECT statement_id, $2::date, source, pg_backend_pid() % 16, count(*)
    FROM outcome WHERE is_fresh GROUP BY statement_id, source ORDER BY statement_id, source
    ON CONFLICT (statement_id, day, source, shard) DO UPDATE SET count = c.count + excluded.count
  ), addresses AS (
    INSERT INTO signer_address (signature_id, sealed)
    SELECT id, sealed_address FROM outcome WHERE is_fresh
    ON CONFLICT (signature_id) DO UPDATE SET sealed = excluded.sealed
  ), mails AS (
    INSERT INTO mail_message (id, purpose, signature_id, locale, recipient, created_at)
    SELECT outcome.mail_id,
      CASE outcome.state WHEN 'pending' THEN 'confirm' WHEN 'invalidated' THEN 'invalidated'
        ELSE 'already_signed' END::mail_purpose,
      outcome.id,
      CASE outcome.state WHEN 'pending' THEN outcome.locale ELSE outcome.typed_locale END,
      -- A repeated confirm link goes where the first one went, not to what was typed today.
      CASE WHEN outcome.is_fresh OR outcome.state <> 'pending' THEN outcome.sealed_address
           ELSE coalesce(first.sealed, outcome.sealed_address) END,
      $1
    FROM outcome LEFT JOIN signer_address first ON first.signature_id = outcome.id
    WHERE outcome.mail_is_due AND NOT EXISTS (
      SELECT FROM address_silence
      WHERE fingerprint = outcome.email_fingerprint AND until > $1
    )
    RETURNING id
  ), job AS (
    SELECT graphile_worker.add_job(
      $24::text,
      json_build_object('mailIds', (SELECT coalesce(json_agg(id), '[]'::json) FROM mails)),
      priority => $25::integer
    )
  )
  SELECT target.slug, target.is_open, target.version FROM target, (SELECT count(*) FROM job) queued`;

/**
 * One statement for a batch of confirmations: rows are locked in fingerprint order, changed
 * only while they still wait, and the mails with the manage links are queued with them.
 */
export const confirmSql = `
  WITH input AS (
    SELECT * FROM unnest(
      $3::uuid[], $4::bytea[], $5::visibility[], $6::text[], $7::text[], $8::text[], $9::bytea[],
      $10::capacity[], $11::text[], $12::text[], $13::uuid[], $16::boolean[]
    ) AS t (
      id, nonce, visibility, name, role, organisation, sealed, capacity, search_words, flags, mail_id,
      quarantined
    )
  ), waiting AS (
    SELECT s.id FROM signature s JOIN input USING (id, nonce)
    -- As text, so that the index of what waits is no way in: it would read all who wait.
    WHERE s.id = ANY ($3) AND s.state::text = 'pending' AND s.expires_at > $1
    ORDER BY s.email_fingerprint, s.statement_id
    FOR UPDATE OF s
  ), confirmed AS (
    UPDATE signature s SET
      state = 'confirmed', confirmed_on = $2::date, expires_at = NULL,
      visibility = input.visibility, name = input.name, role = input.role,
      organisation = input.organisation, sealed = input.sealed, capacity = input.capacity,
      search_words = input.search_words, flags = string_to_array(input.flags, ' '),
      quarantined = input.quarantined,
      latest_mail_at = NULL, mails_in_day = 0, mail_day_started_at = NULL
    FROM input
    WHERE s.id = input.id AND s.id IN (SELECT id FROM waiting)
    RETURNING s.id, s.locale, input.mail_id
  ), mails AS (
    INSERT INTO mail_message (id, purpose, signature_id, locale, recipient, created_at)
    SELECT confirmed.mail_id, 'thanks', confirmed.id, confirmed.locale, address.sealed, $1
    FROM confirmed JOIN signer_address address ON address.signature_id = confirmed.id
    RETURNING id
  ), job AS (
    SELECT graphile_worker.add_job(
      $14::text,
      json_build_object('mailIds', (SELECT coalesce(json_agg(id), '[]'::json) FROM mails)),
      priority => $15::integer
    )
  )
  SELECT confirmed.id FROM confirmed, (SELECT count(*) FROM job) queued`;
