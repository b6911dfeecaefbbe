import { removedEntryDays } from "../campaign/schema";
import { withoutCountryOf } from "./listed-country";

/**
 * One thing that is not kept for ever: which rows, how long, and how it is found that their
 * time is over. A row that `isOver` finds is deleted; what hangs on it goes with it by its
 * foreign keys.
 */
export type RetentionRule = {
  /** By which logs and reports name it; snake case. */
  key: string;
  what: string;
  keptFor: string;
  table: string;
  /** SQL that is true of a row `t` that has to go; `$now` is the present moment. */
  isOver: string;
  /** `daily` for what has to look at a whole table. */
  runs: "hourly" | "daily";
  /** SQL for the same transaction, before a row goes; `$now` as above. */
  first?: string;
  /** Under which name the audit log keeps that it happened. */
  audit?: "campaign.data_erased";
};

/** Campaigns that were closed, and whose period is over. */
const ended = `
  SELECT id FROM campaign WHERE closed_at IS NOT NULL AND
    (closed_at AT TIME ZONE 'UTC' + make_interval(months => retention_months)) AT TIME ZONE 'UTC' <= $now`;

const statementsOfEnded = `SELECT id FROM statement WHERE campaign_id IN (${ended})`;

/** The numbers that were published become final in the moment in which the first signature goes. */
const keepFinalNumbers = `
  WITH counts AS (
    INSERT INTO tally (statement_id, count, final_count)
    SELECT id, 0, 0 FROM statement WHERE campaign_id IN (${ended})
    ON CONFLICT (statement_id) DO UPDATE SET final_count = tally.count
      WHERE tally.final_count IS NULL
  )
  INSERT INTO campaign_tally (campaign_id, total, final_total)
  SELECT id, 0, 0 FROM (${ended}) over
  ON CONFLICT (campaign_id) DO UPDATE SET final_total = campaign_tally.total
    WHERE campaign_tally.final_total IS NULL`;

/** Names from a list that others published stay with the statement, whoever of them also signed here. */
const letListedNamesStay = `
  UPDATE notable SET signature_id = NULL, country = ${withoutCountryOf("gone")}
  FROM signature gone
  WHERE notable.signature_id = gone.id AND notable.source = 'import'
    AND notable.statement_id IN (${statementsOfEnded})`;

/**
 * Everything that is kept for a time, in the order in which it is removed. Another kind of
 * row that has its time is one more entry here, whichever capability writes it: whoever
 * answers for personal data reads this table and knows all of it.
 */
export const retentionRules: readonly RetentionRule[] = [
  {
    key: "unconfirmed_signatures",
    what: "signatures that nobody confirmed, with their addresses and mails",
    keptFor: "7 days",
    table: "signature",
    isOver: "t.state = 'pending' AND t.expires_at <= $now",
    runs: "hourly",
  },
  {
    key: "done_mails",
    what: "mails that are out: the last trace of the minute in which somebody signed",
    keptFor: "1 day after sending",
    table: "mail_message",
    isOver: "t.state = 'sent' AND coalesce(t.sent_at, t.created_at) <= $now - interval '1 day'",
    runs: "hourly",
  },
  {
    key: "given_up_mails",
    what: "mails that were given up, without recipient and with no more than their day",
    keptFor: "7 days",
    table: "mail_message",
    isOver: "t.state = 'failed' AND t.created_at <= $now - interval '7 days'",
    runs: "hourly",
  },
  {
    key: "unwanted_news",
    what: "news on hold to those who do not want any longer, with the encrypted address",
    keptFor: "until news are no longer wanted",
    table: "mail_message",
    isOver: `t.state = 'held' AND NOT EXISTS (
      SELECT FROM signature s
      WHERE s.id = t.signature_id AND s.state = 'confirmed' AND s.wants_updates
    )`,
    runs: "hourly",
  },
  {
    key: "removed_timeline_entries",
    what: "removed entries of the case in dates, for an undo",
    keptFor: `${removedEntryDays} days`,
    table: "timeline_entry",
    isOver: `t.removed_at <= $now - interval '${removedEntryDays} days'`,
    runs: "hourly",
  },
  {
    key: "webhook_receipts",
    what: "ids of the mail provider’s messages, by which a copy is known",
    keptFor: "7 days",
    table: "webhook_receipt",
    isOver: "t.sent_at <= $now - interval '7 days'",
    runs: "hourly",
  },
  {
    key: "silences",
    what: "fingerprints of those who said “this wasn’t me”",
    keptFor: "30 days",
    table: "address_silence",
    isOver: "t.until <= $now",
    runs: "hourly",
  },
  {
    key: "manage_link_requests",
    what: "fingerprints of mailboxes to which links to signatures were sent",
    keptFor: "1 day",
    table: "manage_link_request",
    isOver: "t.day_started_at <= $now - interval '1 day'",
    runs: "hourly",
  },
  {
    key: "sign_in_links",
    what: "organisers’ sign-in links that have expired",
    keptFor: "1 hour",
    table: "sign_in_link",
    isOver: "t.expires_at <= $now",
    runs: "hourly",
  },
  {
    key: "sessions",
    what: "organisers’ sessions that are over",
    keptFor: "8 hours",
    table: "session",
    isOver: "t.expires_at <= $now",
    runs: "hourly",
  },
  {
    key: "team_invitations",
    what: "addresses of those who were asked to join the team, with what became of it",
    keptFor: "30 days after it was accepted, revoked or had expired",
    table: "invitation",
    isOver: `least(t.expires_at, coalesce(t.accepted_at, t.expires_at),
      coalesce(t.revoked_at, t.expires_at)) <= $now - interval '30 days'`,
    runs: "hourly",
  },
  {
    // They may hold an address, sealed; the queue itself never lets go of a job that failed for good.
    key: "failed_jobs",
    what: "jobs that were given up after their last attempt, with what they carry",
    keptFor: "7 days",
    table: "graphile_worker._private_jobs",
    isOver: `t.attempts >= t.max_attempts AND t.locked_at IS NULL
      AND t.run_at <= $now - interval '7 days'`,
    runs: "hourly",
  },
  {
    key: "delivery_files",
    what: "files of lists that were made for somebody outside; the ledger stays",
    keptFor: "24 hours",
    table: "delivery_chunk",
    isOver:
      "t.delivery_id IN (SELECT id FROM delivery WHERE expires_at <= $now OR sealed_file_key IS NULL)",
    runs: "hourly",
    first: `UPDATE delivery SET state = 'expired', sealed_file_key = NULL
      WHERE state = 'ready' AND expires_at <= $now`,
  },
  {
    key: "notable_imports",
    what: "pasted lists of names: drafts that nobody imported, and what imports are taken back by",
    keptFor: "14 days; 30 days after importing",
    table: "notable_import",
    isOver: "t.expires_at <= $now",
    runs: "hourly",
  },
  {
    key: "removed_notables",
    what: "encrypted entries of notable signatories that were removed, for an undo",
    keptFor: "7 days",
    table: "removed_notable",
    isOver: "t.removed_at <= $now - interval '7 days'",
    runs: "hourly",
  },
  {
    // Their conditions may hold words of names; what they did stays with the signatures.
    key: "moderation_rules",
    what: "bulk rules of moderation that are over, and drafts",
    keptFor: "1 year",
    table: "moderation_rule",
    isOver: `t.state NOT IN ('queued', 'running', 'undoing')
      AND t.created_at <= $now - interval '1 year'`,
    runs: "daily",
  },
  {
    // The mail that follows a confirmation takes the address with it; this looks for what it missed.
    key: "addresses_no_longer_needed",
    what: "encrypted addresses to which no mail may go any longer",
    keptFor: "until the mail after confirmation is out, or news are no longer wanted",
    table: "signer_address",
    isOver: `NOT EXISTS (
      SELECT FROM signature s WHERE s.id = t.signature_id AND
        (s.state = 'pending' OR (s.state = 'confirmed' AND s.wants_updates))
    ) AND NOT EXISTS (
      SELECT FROM mail_message m WHERE m.signature_id = t.signature_id AND m.recipient IS NOT NULL
    )`,
    runs: "daily",
  },
  {
    // Before the signatures: a published name that came from one cannot stand without it.
    key: "notables_of_ended_campaigns",
    what: "notable signatories that are on no published list, once the campaign’s period is over",
    keptFor: "the period in the campaign’s settings, from its closing",
    table: "notable",
    isOver: `t.source <> 'import' AND t.statement_id IN (${statementsOfEnded})`,
    runs: "daily",
    first: letListedNamesStay,
  },
  {
    key: "signatures_of_ended_campaigns",
    what: "every signature with its fingerprints, once the campaign’s period is over",
    keptFor: "the period in the campaign’s settings, from its closing",
    table: "signature",
    isOver: `t.statement_id IN (${statementsOfEnded})`,
    runs: "daily",
    first: keepFinalNumbers,
    audit: "campaign.data_erased",
  },
];
