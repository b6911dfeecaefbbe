import { withOneMoment } from "../db";

/** How far each kept number is from a full count; all zero when the books are right. */
export type TallyDrift = {
  statements: number;
  versions: number;
  campaigns: number;
  signers: number;
};

/**
 * Compares the tallies of statements and of their versions, the campaign totals and the signer
 * rows with a full count in one snapshot. Reads every confirmed signature, which may take minutes: for the worker and for
 * checks after storms, not for pages.
 */
export async function findTallyDrift(): Promise<TallyDrift> {
  return withOneMoment(async (connection) => {
    const { rows } = await connection.query<TallyDrift>(fullCount);
    return rows[0]!;
  });
}

const fullCount = `
    WITH counted AS (
      SELECT s.statement_id, s.version_id, st.campaign_id, s.email_fingerprint FROM signature s
      JOIN statement st ON st.id = s.statement_id
      WHERE s.state = 'confirmed' AND NOT s.quarantined
    ), per_signer AS (
      SELECT campaign_id, email_fingerprint, count(*) AS counted FROM counted GROUP BY 1, 2
    )
    SELECT
      (SELECT coalesce(sum(abs(coalesce(t.count, 0) - coalesce(t.final_count, c.count, 0))), 0)::int
       FROM tally t FULL JOIN (SELECT statement_id, count(*) FROM counted GROUP BY 1) c
         USING (statement_id)) AS statements,
      (SELECT coalesce(sum(abs(coalesce(t.count, 0) - coalesce(c.count, 0))), 0)::int
       FROM version_tally t FULL JOIN (SELECT version_id, count(*) FROM counted GROUP BY 1) c
         USING (version_id)
       WHERE NOT EXISTS (SELECT FROM statement_version v JOIN tally final USING (statement_id)
         WHERE v.id = version_id AND final.final_count IS NOT NULL)) AS versions,
      (SELECT coalesce(sum(abs(coalesce(t.total, 0) - coalesce(t.final_total, c.total, 0))), 0)::int
       FROM campaign_tally t FULL JOIN
         (SELECT campaign_id, count(*) AS total FROM per_signer GROUP BY 1) c
         USING (campaign_id)) AS campaigns,
      (SELECT count(*)::int FROM campaign_signer k FULL JOIN per_signer p
         USING (campaign_id, email_fingerprint)
       WHERE k.counted IS DISTINCT FROM p.counted) AS signers
`;
