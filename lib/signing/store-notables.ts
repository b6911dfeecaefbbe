import { pool } from "../db";

/**
 * Every spelling of the names under which this signature's owner is known as a notable: linked
 * already, or invited by a link that was answered with this address.
 */
export async function findOwnNotableNames(signatureId: string): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT value AS name FROM signature s
     JOIN notable n ON n.statement_id = s.statement_id
     LEFT JOIN notable_invitation i ON i.notable_id = n.id
     CROSS JOIN jsonb_each_text(n.name)
     WHERE s.id = $1 AND (n.signature_id = s.id OR i.claimed_fingerprint = s.email_fingerprint)`,
    [signatureId],
  );
  return rows.map(({ name }) => name);
}
