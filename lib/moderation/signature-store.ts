import { pool, type Transaction } from "../db";
import type { Standing } from "../signing/schema";
import type { SignatureDetails } from "./schema";
import { listedColumns } from "./table-store";

/** One signature without its history; null for an unknown id. */
export async function selectSignature(id: string): Promise<Omit<SignatureDetails, "acts"> | null> {
  const { rows } = await pool.query<Omit<SignatureDetails, "acts">>(
    `SELECT ${listedColumns}, version.number AS version, s.consent_version AS "consentVersion",
       s.wants_updates AS "wantsUpdates", s.expires_at AS "expiresAt",
       s.withdrawn_on::text AS "withdrawnOn"
     FROM signature s
     JOIN statement ON statement.id = s.statement_id
     JOIN statement_version version ON version.id = s.version_id
     WHERE s.id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** How somebody's signature stands under each statement that may be read, by fingerprint. */
export async function selectByFingerprint(
  transaction: Transaction,
  fingerprint: Buffer,
): Promise<{ slug: string; standing: Standing | null }[]> {
  const { rows } = await transaction.query(
    `SELECT statement.slug,
       CASE WHEN s.id IS NOT NULL THEN json_build_object(
         'state', s.state, 'quarantined', s.quarantined, 'flags', s.flags) END AS standing
     FROM statement LEFT JOIN signature s
       ON s.statement_id = statement.id AND s.email_fingerprint = $1
     WHERE statement.status <> 'draft' ORDER BY statement.position`,
    [fingerprint],
  );
  return rows;
}

/**
 * When this admin's lookups of the last hour were, the newest first, at most `limit`. Callers
 * of one admin wait for each other until their transactions end, so that none is miscounted.
 */
export async function selectLookUps(
  transaction: Transaction,
  actorId: string,
  now: Date,
  limit: number,
): Promise<Date[]> {
  await transaction.query("SELECT pg_advisory_xact_lock(hashtextextended('look up ' || $1, 0))", [
    actorId,
  ]);
  const { rows } = await transaction.query<{ at: Date }>(
    `SELECT at FROM audit_entry
     WHERE actor_id = $1 AND action = 'address.looked_up' AND at > $2::timestamptz - interval '1 hour'
     ORDER BY at DESC LIMIT $3`,
    [actorId, now, limit],
  );
  return rows.map(({ at }) => at);
}
