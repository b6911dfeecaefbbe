import { randomUUID } from "node:crypto";
import { pool, withTransaction, type Transaction } from "../db";
import type { GivenDetails, KeptDetails } from "./details";
import type { Judgement, Standing } from "./judge-details";
import type { ProposedChange } from "./own-schema";
import { dayOf } from "./rules";

/** A confirmed signature that nobody else changes until the transaction ends. */
export type LockedSignature = GivenDetails &
  Standing &
  Extras & {
    id: string;
    emailFingerprint: Buffer;
    sealed: Buffer | null;
    country: string | null;
    revision: number;
  };

type Extras = {
  /** A notable entry belongs to it, shown or not. */
  isNotable: boolean;
  change: ProposedChange | null;
};

type Claim = { id: string; nonce: Uint8Array };

const details = `id, email_fingerprint AS "emailFingerprint", visibility, name, role, organisation,
  sealed, capacity, country, flags, quarantined, revision`;

const extras = `EXISTS (SELECT FROM notable WHERE signature_id = $1) AS "isNotable",
  (SELECT json_build_object('state', state, 'name', name, 'role', role, 'organisation', organisation,
     'capacity', capacity, 'proposedOn', proposed_on)
   FROM signature_change WHERE signature_id = $1) AS change`;

/**
 * Runs `work` with a confirmed signature locked, in one transaction; null when it is not
 * confirmed any longer or its links were revoked. Two changes at once wait for each other, and
 * the later one sees what the earlier one left.
 */
export function withConfirmedSignature<Result>(
  { id, nonce }: Claim,
  work: (signature: LockedSignature, transaction: Transaction) => Promise<Result>,
): Promise<Result | null> {
  return withTransaction(async (transaction) => {
    const { rows } = await transaction.query<Omit<LockedSignature, keyof Extras>>(
      `SELECT ${details} FROM signature
       WHERE id = $1 AND nonce = $2 AND state = 'confirmed' FOR UPDATE`,
      [id, Buffer.from(nonce)],
    );
    const [row] = rows;
    if (!row) return null;
    // Asked after the lock was granted, so that nothing of it is older than the row.
    const more = await transaction.query<Extras>(`SELECT ${extras}`, [id]);
    return work({ ...row, ...more.rows[0]! }, transaction);
  });
}

/** The same without the lock, for the page that shows it: details and revision of one moment. */
export async function findConfirmedSignature({ id, nonce }: Claim) {
  const { rows } = await pool.query<LockedSignature & { wantsUpdates: boolean; version: number }>(
    `SELECT ${details}, wants_updates AS "wantsUpdates", ${extras},
       (SELECT number FROM statement_version WHERE id = version_id) AS version
     FROM signature WHERE id = $1 AND nonce = $2 AND state = 'confirmed'`,
    [id, Buffer.from(nonce)],
  );
  return rows[0] ?? null;
}

/**
 * Replaces a locked signature's details at once, with what an organiser may have been asked to
 * look at before; a trigger erases what was noted about a name that goes. Going away from `name` takes the notable entry along, unless that came from a
 * list published elsewhere: then it is only not shown.
 */
export async function replaceDetails(
  id: string,
  kept: KeptDetails & Judgement,
  transaction: Transaction,
): Promise<void> {
  await transaction.query(
    `UPDATE signature SET visibility = $2, name = $3, role = $4, organisation = $5, sealed = $6,
       capacity = $7, search_words = $8, flags = $9, quarantined = $10,
       revision = revision + 1
     WHERE id = $1`,
    [
      id,
      kept.visibility,
      kept.name,
      kept.role,
      kept.organisation,
      kept.sealed,
      kept.capacity,
      kept.searchWords,
      kept.flags,
      kept.quarantined,
    ],
  );
  await dropProposal(id, transaction);
  if (kept.visibility === "name") return;
  await transaction.query(`DELETE FROM notable WHERE signature_id = $1 AND source <> 'import'`, [
    id,
  ]);
}

/**
 * Replaces a locked signature's country, null for none, and that of the notable entry where it is
 * the same: the site shows it nowhere, so nobody has to look first. An entry without one gets it
 * only where it was made of this signature: any other may outlive it. `isAll` where the change is
 * of nothing else: one change is counted once.
 */
export async function replaceCountry(
  { id, country: former }: LockedSignature,
  { country, isAll }: { country: string | null; isAll: boolean },
  transaction: Transaction,
): Promise<void> {
  await transaction.query(
    `UPDATE signature SET country = $2, revision = revision + $3 WHERE id = $1`,
    [id, country, isAll ? 1 : 0],
  );
  await transaction.query(
    `UPDATE notable SET country = $2 WHERE signature_id = $1
       AND (country = $3 OR (source = 'signature' AND country IS NOT DISTINCT FROM $3))`,
    [id, country, former],
  );
}

/** Takes back what the owner proposed and nobody has decided yet. */
export async function dropProposal(id: string, transaction: Transaction): Promise<void> {
  await transaction.query(
    `DELETE FROM signature_change WHERE signature_id = $1 AND state = 'waiting'`,
    [id],
  );
}

/** Stores what the owner of a notable signature wants shown, in place of an earlier proposal. */
export async function storeProposal(
  id: string,
  { name, role, organisation, capacity }: GivenDetails,
  { now, transaction }: { now: Date; transaction: Transaction },
): Promise<void> {
  await transaction.query(
    `INSERT INTO signature_change (signature_id, id, state, name, role, organisation, capacity, proposed_on)
     VALUES ($1, $2, 'waiting', $3, $4, $5, $6, $7)
     ON CONFLICT (signature_id) DO UPDATE SET id = excluded.id, state = 'waiting',
       name = excluded.name, role = excluded.role, organisation = excluded.organisation,
       capacity = excluded.capacity, proposed_on = excluded.proposed_on, decided_on = NULL`,
    [id, randomUUID(), name, role, organisation, capacity, dayOf(now)],
  );
}

/**
 * Stops the news to the mailbox that this signature belongs to, whichever statements it signed
 * in the campaign: the wish, the kept address and mails that wait. An address that is still
 * needed to confirm stays until then.
 */
export async function storeStop({ id, nonce }: Claim): Promise<void> {
  await pool.query(
    `WITH mine AS (
       SELECT s.id, s.state FROM signature me
       JOIN statement signed ON signed.id = me.statement_id
       JOIN statement any_of ON any_of.campaign_id = signed.campaign_id
       JOIN signature s ON s.statement_id = any_of.id AND s.email_fingerprint = me.email_fingerprint
         AND s.address_fingerprint = me.address_fingerprint
       WHERE me.id = $1 AND me.nonce = $2
       ORDER BY s.statement_id FOR UPDATE OF s
     ), stopped AS (
       UPDATE signature SET wants_updates = false FROM mine
       WHERE signature.id = mine.id AND wants_updates
     ), addresses AS (
       DELETE FROM signer_address USING mine
       WHERE signature_id = mine.id AND mine.state <> 'pending'
     )
     DELETE FROM mail_message USING mine
     WHERE signature_id = mine.id AND mail_message.state IN ('queued', 'held')
       AND mail_message.purpose::text = 'update'`,
    [id, Buffer.from(nonce)],
  );
}
