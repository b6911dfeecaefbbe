import { pool, type Transaction } from "../db";
import type { DeliveryChoices, DeliveryProfile, Reconciliation } from "./schema";
import type { SupplementFacts } from "./ledger";
import { deliveryColumns, type DeliveryRow } from "./store";

/** The ledger, newest first; `after` is the last row of the page before. */
export async function selectLedger({
  limit,
  after,
}: {
  limit: number;
  after: { at: Date; id: string } | null;
}): Promise<DeliveryRow[]> {
  const { rows } = await pool.query<DeliveryRow>(
    `SELECT ${deliveryColumns} FROM delivery
     WHERE $2::timestamptz IS NULL OR (requested_at, id) < ($2::timestamptz, $3::uuid)
     ORDER BY requested_at DESC, id DESC LIMIT $1`,
    [limit, after?.at ?? null, after?.id ?? null],
  );
  return rows;
}

/** What a supplement adds and strikes out, and to which list; null for any other delivery. */
export async function selectSupplement(id: string): Promise<SupplementFacts | null> {
  const { rows } = await pool.query<SupplementFacts>(
    `SELECT original.reference,
       (SELECT count(*)::int FROM delivery_item WHERE delivery_id = $1) AS added,
       (SELECT coalesce(min(number), 0) FROM delivery_item WHERE delivery_id = $1) AS first,
       (SELECT count(*)::int FROM delivery_strike WHERE delivery_id = $1) AS struck
     FROM delivery JOIN delivery original ON original.id = delivery.supplement_to
     WHERE delivery.id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** How organisers are called: by name, or by address where they gave none. */
export async function selectNames(ids: (string | null)[]): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ id: string; called: string }>(
    `SELECT id, coalesce(name, email) AS called FROM organiser WHERE id = ANY ($1::uuid[])`,
    [ids.filter((id) => id !== null)],
  );
  return new Map(rows.map(({ id, called }) => [id, called]));
}

/** The number above which two admins have to agree, and how many signatures a selection has. */
export async function readApprovalRule(
  transaction: Transaction,
  campaignId: string,
  slugs: string[],
): Promise<{ approvalAbove: number | null; signatures: number }> {
  const { rows } = await transaction.query<{ approvalAbove: number | null; signatures: number }>(
    `SELECT delivery_approval_above AS "approvalAbove",
       (SELECT coalesce(sum(count), 0)::int FROM tally JOIN statement ON statement.id = statement_id
        WHERE slug = ANY ($2)) AS signatures
     FROM campaign WHERE id = $1`,
    [campaignId, slugs],
  );
  return rows[0]!;
}

export async function rememberChoices(
  transaction: Transaction,
  organiserId: string,
  choices: DeliveryChoices,
): Promise<void> {
  await transaction.query(
    `INSERT INTO delivery_habit (organiser_id, choices) VALUES ($1, $2)
     ON CONFLICT (organiser_id) DO UPDATE SET choices = excluded.choices`,
    [organiserId, JSON.stringify(choices)],
  );
}

export async function readChoices(organiserId: string): Promise<unknown> {
  const { rows } = await pool.query<{ choices: unknown }>(
    "SELECT choices FROM delivery_habit WHERE organiser_id = $1",
    [organiserId],
  );
  return rows[0]?.choices ?? null;
}

export async function markDownloaded(
  transaction: Transaction,
  id: string,
  at: Date,
): Promise<void> {
  await transaction.query("UPDATE delivery SET downloaded_at = $2 WHERE id = $1", [id, at]);
}

/** Deliveries that were given out and held a signature's name, its own or its notable's. */
export async function countHoldings(signatureId: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(DISTINCT delivery.id)::int AS count FROM delivery
     JOIN delivery_item item ON item.delivery_id = delivery.id
     WHERE delivery.state IN ('ready', 'expired') AND (
       item.signature_id = $1 OR item.notable_id = (SELECT id FROM notable WHERE signature_id = $1))`,
    [signatureId],
  );
  return rows[0]!.count;
}

/** The package whose manifest or ZIP has this hash. */
export async function selectIssued(sha256: string) {
  const { rows } = await pool.query<{
    hashOf: "manifest" | "zip";
    reference: string;
    issuedOn: string;
    takenAt: Date;
    profile: DeliveryProfile;
    sums: Reconciliation;
    statements: number;
    isSupplement: boolean;
  }>(
    `SELECT CASE WHEN manifest_sha256 = $1 THEN 'manifest' ELSE 'zip' END AS "hashOf", reference,
       (finished_at AT TIME ZONE 'UTC')::date::text AS "issuedOn",
       taken_at AS "takenAt", profile, sums, jsonb_array_length(choices->'statements') AS statements,
       supplement_to IS NOT NULL AS "isSupplement"
     FROM delivery WHERE (manifest_sha256 = $1 OR file_sha256 = $1) AND state IN ('ready', 'expired')`,
    [sha256],
  );
  return rows[0] ?? null;
}

/** The published text with this hash: packages quote it to the letter. */
export async function selectPublishedText(sha256: string) {
  const { rows } = await pool.query<{ title: string; locale: string; versions: number[] }>(
    `SELECT text.title, text.locale, array_agg(version.number ORDER BY version.number) AS versions
     FROM statement_text text JOIN statement_version version ON version.id = text.version_id
     JOIN statement ON statement.id = version.statement_id
     WHERE text.sha256 = $1 AND version.published_at IS NOT NULL AND statement.status <> 'draft'
     GROUP BY statement.position, text.title, text.locale ORDER BY statement.position LIMIT 1`,
    [sha256],
  );
  return rows[0] ?? null;
}

export async function selectApprovalRule(): Promise<number | null> {
  const { rows } = await pool.query<{ above: number | null }>(
    "SELECT delivery_approval_above AS above FROM campaign",
  );
  return rows[0]?.above ?? null;
}

/** Returns what held before. */
export async function updateApprovalRule(
  transaction: Transaction,
  above: number | null,
): Promise<number | null> {
  const { rows } = await transaction.query<{ above: number | null }>(
    `WITH before AS (SELECT id, delivery_approval_above AS above FROM campaign FOR NO KEY UPDATE)
     UPDATE campaign SET delivery_approval_above = $1 FROM before WHERE campaign.id = before.id
     RETURNING before.above`,
    [above],
  );
  return rows[0]?.above ?? null;
}
