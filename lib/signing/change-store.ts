import { pool, type Transaction } from "../db";
import type { GivenDetails } from "./details";
import type { Standing } from "./judge-details";
import { dayOf } from "./rules";
import type { ChangeDetails, WaitingChange } from "./schema";

/** A proposal that nobody else decides, with the signature that nobody else changes meanwhile. */
export type LockedProposal = {
  signatureId: string;
  locale: string;
  emailFingerprint: Buffer;
  before: ChangeDetails;
  wanted: GivenDetails;
  standing: Standing;
};

const before = `json_build_object('name', s.name, 'role', s.role, 'organisation', s.organisation,
  'capacity', s.capacity) AS before`;
const after = `json_build_object('name', c.name, 'role', c.role, 'organisation', c.organisation,
  'capacity', c.capacity) AS after`;

/** All that waits, oldest first. A name that was sealed until now is not told before it is accepted. */
export async function selectWaiting(): Promise<WaitingChange[]> {
  const { rows } = await pool.query<WaitingChange>(
    `SELECT c.id, c.signature_id AS "signatureId", statement.slug AS "statementSlug",
       c.proposed_on::text AS "proposedOn", ${before}, ${after}
     FROM signature_change c JOIN signature s ON s.id = c.signature_id
     JOIN statement ON statement.id = s.statement_id
     WHERE c.state = 'waiting' ORDER BY c.proposed_on, c.id`,
  );
  return rows;
}

/** Locks the signature first, as its owner's changes do, then reads the proposal; null when it is not waiting. */
export async function lockProposal(
  id: string,
  transaction: Transaction,
): Promise<LockedProposal | null> {
  await transaction.query(
    `SELECT FROM signature WHERE id = (SELECT signature_id FROM signature_change WHERE id = $1)
     FOR UPDATE`,
    [id],
  );
  const { rows } = await transaction.query<
    Omit<LockedProposal, "wanted"> & { after: ChangeDetails }
  >(
    `SELECT c.signature_id AS "signatureId", s.locale, s.email_fingerprint AS "emailFingerprint",
       json_build_object('flags', s.flags, 'quarantined', s.quarantined) AS standing,
       ${before}, ${after}
     FROM signature_change c JOIN signature s ON s.id = c.signature_id
     WHERE c.id = $1 AND c.state = 'waiting' AND s.state = 'confirmed'`,
    [id],
  );
  if (!rows[0]) return null;
  const { after: proposed, ...found } = rows[0];
  return { ...found, wanted: { ...proposed, visibility: "name" } };
}

/** Notes the decision and forgets what was proposed. */
export async function closeProposal(
  id: string,
  decision: "accepted" | "refused",
  { now, transaction }: { now: Date; transaction: Transaction },
): Promise<void> {
  await transaction.query(
    `UPDATE signature_change SET state = $2, decided_on = $3, name = NULL, role = NULL,
       organisation = NULL, capacity = NULL
     WHERE id = $1`,
    [id, decision, dayOf(now)],
  );
}

/**
 * Brings the entry among the notable names up to date: each text in the language in which the
 * signer wrote it, and wherever else it stood word for word. Translations that say it
 * otherwise are left to the organisers.
 */
export async function applyToEntry(
  { signatureId, locale, before: former, wanted }: LockedProposal,
  transaction: Transaction,
): Promise<void> {
  const { rows } = await transaction.query<Record<"name" | "role" | "organisation", Texts>>(
    `SELECT name, role, organisation FROM notable WHERE signature_id = $1 FOR UPDATE`,
    [signatureId],
  );
  const [entry] = rows;
  if (!entry) return;
  const renewed = (key: "name" | "role" | "organisation") =>
    renewTexts(entry[key], { locale, former: former[key], present: wanted[key] });
  await transaction.query(
    `UPDATE notable SET name = $2, role = $3, organisation = $4, capacity = $5
     WHERE signature_id = $1`,
    [signatureId, renewed("name"), renewed("role"), renewed("organisation"), wanted.capacity],
  );
}

type Texts = Record<string, string> | null;
type Renewal = { locale: string; former: string | null; present: string | null };

function renewTexts(texts: Texts, { locale, former, present }: Renewal): Texts {
  const all = Object.entries<string | null>({ ...texts, [locale]: former });
  const renewed = all.flatMap(([language, text]) => {
    const isSigners = language === locale || text === former;
    const kept = isSigners ? present : text;
    return kept === null ? [] : [[language, kept] as const];
  });
  return renewed.length ? Object.fromEntries(renewed) : null;
}
