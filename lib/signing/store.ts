import { randomUUID } from "node:crypto";
import { judgeWriteError, pool, sharedGroup, sharedReads } from "../db";
import { jobNames } from "../jobs/schema";
import { mailPriority } from "../mail/schema";
import { confirmSql, submitSql } from "./store-sql";
import type { GivenDetails, KeptDetails } from "./details";
import { statementCan, statementStatuses } from "../statements/schema";
import type { SignatureState, SubmissionSource } from "./schema";
import { addDays, dayOf, signingRules } from "./rules";

/** A checked submission, ready to be stored. */
export type Submission = KeptDetails & {
  slug: string;
  locale: string;
  emailFingerprint: Buffer;
  addressFingerprint: Buffer;
  /** The address, sealed: for the outbox and for the mail after confirmation. */
  sealedAddress: Buffer;
  country: string | null;
  wantsUpdates: boolean;
  consentVersion: string;
  nonce: Buffer;
  /** Neither shown nor counted until an organiser has looked, also once it is confirmed. */
  quarantined: boolean;
  /** This submission sends no mail; the answer and the work are the same. */
  holdMail: boolean;
  /** Counted for the day, and kept nowhere else. */
  source: SubmissionSource;
  /** Stores nothing when this is not the version that would be signed; null asks nothing. */
  readVersion: number | null;
  now: Date;
};

/** A confirmation with the details that its owner settled on. */
export type Confirmation = KeptDetails & {
  id: string;
  nonce: Uint8Array;
  /** Whether it waits for an organiser before it is shown and counted. */
  quarantined: boolean;
  now: Date;
};

/** What became of a submission; `stored` says nothing about whether the address was known. */
export type Stored = "stored" | "unknown_statement" | "closed" | "text_changed";

const signableStatuses = statementStatuses.filter(statementCan.sign);

const submissions = sharedGroup<Submission, Stored>("submissions", {
  flush: flushSubmissions,
  keyOf: ({ slug, emailFingerprint }) => slug + emailFingerprint.toString("base64"),
  judge: judgeWriteError,
  findOut: findSubmissions,
});

const confirmations = sharedGroup<Confirmation, boolean>("confirmations", {
  flush: flushConfirmations,
  keyOf: ({ id }) => id,
  judge: judgeWriteError,
  findOut: findConfirmations,
});

/**
 * Stores a submission with its outbox row and the job that sends it, all or nothing, together
 * with others that arrive at the same time; resolves after the commit. An address that signed
 * already changes nothing of its signature, whatever was typed; its mailbox may get a
 * reminder. A statement that is unknown, not open or of another version stores nothing. The only way a signature
 * reaches the database. Throws `Overloaded` when too many
 * wait, the database's error when nothing was stored.
 */
export function storeSubmission(submission: Submission): Promise<Stored> {
  return submissions.write(submission);
}

/**
 * Confirms a signature with its final details and queues the mail with the manage link; the
 * database's triggers count it in the same transaction. False when it is not pending, has
 * expired or carries another nonce: then it is left alone. The only way a signature begins to
 * count. Throws like `storeSubmission`.
 */
export function storeConfirmation(confirmation: Confirmation): Promise<boolean> {
  return confirmations.write(confirmation);
}

/** Rows are sorted by fingerprint, so that batches of several processes do not deadlock. */
async function flushSubmissions(batch: Submission[]): Promise<Stored[]> {
  const rows = [...batch].sort(byFingerprint);
  const now = latest(rows);
  const column = <T>(pick: (row: Submission) => T) => rows.map(pick);
  const { rows: targets } = await pool.query<Target>({
    name: "store-submissions",
    text: submitSql,
    values: [
      now,
      dayOf(now),
      addDays(now, signingRules.confirmWithinDays),
      column(() => randomUUID()),
      column((row) => row.slug),
      column((row) => row.locale),
      column((row) => row.emailFingerprint),
      column((row) => row.addressFingerprint),
      column((row) => row.visibility),
      column((row) => row.name),
      column((row) => row.role),
      column((row) => row.organisation),
      column((row) => row.sealed),
      column((row) => row.capacity),
      column((row) => row.country),
      column((row) => row.searchWords),
      column((row) => row.wantsUpdates),
      column((row) => row.consentVersion),
      column((row) => row.nonce),
      column((row) => row.flags.join(" ")),
      column((row) => row.sealedAddress),
      column(() => randomUUID()),
      signableStatuses,
      jobNames.deliverMails,
      mailPriority.confirm,
      column((row) => row.quarantined),
      column((row) => row.holdMail),
      column((row) => row.source),
      column((row) => row.readVersion),
    ],
  });
  const known = new Map(targets.map((target) => [target.slug, target]));
  return batch.map((submission) => judge(submission, known.get(submission.slug)));
}

type Target = { slug: string; is_open: boolean; version: number };

function judge({ readVersion }: Submission, target: Target | undefined): Stored {
  if (!target) return "unknown_statement";
  if (!target.is_open) return "closed";
  return readVersion === null || readVersion === target.version ? "stored" : "text_changed";
}

/**
 * A lost submission is stored when its person has a row that it would have left alone, or one
 * that carries its nonce. A row that waited to be renewed and was not does not count.
 */
async function findSubmissions(batch: Submission[]): Promise<("stored" | null)[]> {
  const { rows } = await pool.query<{ slug: string; email_fingerprint: Buffer }>(
    `SELECT slug, email_fingerprint FROM signature JOIN statement ON statement.id = statement_id
     JOIN unnest($1::text[], $2::bytea[], $3::bytea[]) AS wanted (slug, email_fingerprint, nonce)
       USING (slug, email_fingerprint)
     WHERE signature.nonce = wanted.nonce OR state IN ('confirmed', 'invalidated')
       OR (state = 'pending' AND expires_at > $4)`,
    [
      batch.map((row) => row.slug),
      batch.map((row) => row.emailFingerprint),
      batch.map((row) => row.nonce),
      latest(batch),
    ],
  );
  const found = new Set(rows.map((row) => row.slug + row.email_fingerprint.toString("hex")));
  return batch.map(({ slug, emailFingerprint }) =>
    found.has(slug + emailFingerprint.toString("hex")) ? "stored" : null,
  );
}

async function flushConfirmations(batch: Confirmation[]): Promise<boolean[]> {
  const now = latest(batch);
  const column = <T>(pick: (row: Confirmation) => T) => batch.map(pick);
  const { rows } = await pool.query<{ id: string }>({
    name: "store-confirmations",
    text: confirmSql,
    values: [
      now,
      dayOf(now),
      column((row) => row.id),
      column((row) => Buffer.from(row.nonce)),
      column((row) => row.visibility),
      column((row) => row.name),
      column((row) => row.role),
      column((row) => row.organisation),
      column((row) => row.sealed),
      column((row) => row.capacity),
      column((row) => row.searchWords),
      column((row) => row.flags.join(" ")),
      column(() => randomUUID()),
      jobNames.deliverMails,
      mailPriority.thanks,
      column((row) => row.quarantined),
    ],
  });
  const confirmed = new Set(rows.map(({ id }) => id));
  return batch.map(({ id }) => confirmed.has(id));
}

/** A lost confirmation that is not there was not stored: its person presses again. */
async function findConfirmations(batch: Confirmation[]): Promise<(true | null)[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT id FROM signature WHERE id = ANY ($1::uuid[]) AND state = 'confirmed'`,
    [batch.map(({ id }) => id)],
  );
  const found = new Set(rows.map(({ id }) => id));
  return batch.map(({ id }) => (found.has(id) ? true : null));
}

/** Deletes a pending signature at its mailbox owner's wish and silences the address with all its `+tag`s. False when it is not pending any longer. */
export async function removeDisowned(id: string, nonce: Uint8Array, until: Date) {
  const { rowCount } = await pool.query(
    `WITH gone AS (
       DELETE FROM signature WHERE id = $1 AND nonce = $2 AND state = 'pending'
       RETURNING email_fingerprint
     )
     INSERT INTO address_silence (fingerprint, until) SELECT email_fingerprint, $3 FROM gone
     ON CONFLICT (fingerprint) DO UPDATE SET until = excluded.until`,
    [id, Buffer.from(nonce), until],
  );
  return rowCount === 1;
}

/** A signature as the page behind its link may show it. */
export type LinkedSignature = GivenDetails & {
  id: string;
  nonce: Buffer;
  state: SignatureState;
  flags: string[];
  quarantined: boolean;
  confirmedOn: Date | null;
  emailFingerprint: Buffer;
  sealed: Buffer | null;
  country: string | null;
  wantsUpdates: boolean;
  /** Its owner has withdrawn it, or had it erased though it is invalid. */
  isTakenBack: boolean;
  statementSlug: string;
};

const links = sharedReads<LinkedSignature | null>("links", findLinks);

/**
 * The row behind a link, or null when there is none. Every confirmation begins with it, so
 * those that are asked for together are read together, by the driver: Prisma would ask twice
 * and cost as much as the rest.
 */
export function findForLink(id: string): Promise<LinkedSignature | null> {
  return links.write(id);
}

async function findLinks(ids: string[]): Promise<(LinkedSignature | null)[]> {
  const { rows } = await pool.query<LinkedSignature>({
    name: "find-links",
    text: `SELECT s.id, s.nonce, s.state, s.flags, s.quarantined, (s.confirmed_on::timestamp AT TIME ZONE 'UTC') AS "confirmedOn",
             s.email_fingerprint AS "emailFingerprint", s.visibility, s.name, s.role,
             s.organisation, s.sealed, s.capacity, s.country, s.wants_updates AS "wantsUpdates",
             s.withdrawn_on IS NOT NULL AS "isTakenBack", statement.slug AS "statementSlug"
           FROM signature s JOIN statement ON statement.id = s.statement_id
           WHERE s.id = ANY ($1::uuid[])`,
    values: [ids],
  });
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => found.get(id) ?? null);
}

function byFingerprint(a: Submission, b: Submission): number {
  return Buffer.compare(a.emailFingerprint, b.emailFingerprint) || a.slug.localeCompare(b.slug);
}

/** A batch is of one moment: that of its last row. */
function latest(rows: { now: Date }[]): Date {
  return rows.reduce((newest, { now }) => (now > newest ? now : newest), rows[0]!.now);
}
