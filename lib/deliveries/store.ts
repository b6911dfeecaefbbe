import { z } from "zod";
import { pool, type Transaction } from "../db";
import type {
  DeliveryChoices,
  DeliveryFailure,
  DeliveryProfile,
  DeliveryState,
  Reconciliation,
} from "./schema";

/** A delivery's row; holds no name. */
export type DeliveryRow = {
  id: string;
  campaignId: string;
  reference: string;
  profile: DeliveryProfile;
  choices: DeliveryChoices;
  recipient: string;
  purpose: string;
  note: string | null;
  state: DeliveryState;
  supplementTo: string | null;
  requestedById: string | null;
  requestedAt: Date;
  approvedById: string | null;
  approvedAt: Date | null;
  takenAt: Date | null;
  sums: Reconciliation | null;
  rowsDone: number;
  rowsTotal: number | null;
  failure: DeliveryFailure | null;
  manifestSha256: string | null;
  fileSha256: string | null;
  fileBytes: number | null;
  fileKey: Buffer | null;
  finishedAt: Date | null;
  expiresAt: Date | null;
  downloadedAt: Date | null;
};

export const deliveryColumns = `id, campaign_id AS "campaignId", reference, profile, choices, recipient, purpose,
  note, state, supplement_to AS "supplementTo", requested_by_id AS "requestedById",
  requested_at AS "requestedAt", approved_by_id AS "approvedById", approved_at AS "approvedAt",
  taken_at AS "takenAt", sums, rows_done AS "rowsDone", rows_total AS "rowsTotal", failure,
  manifest_sha256 AS "manifestSha256", file_sha256 AS "fileSha256", file_bytes::float8 AS "fileBytes", sealed_file_key AS "fileKey",
  finished_at AS "finishedAt", expires_at AS "expiresAt", downloaded_at AS "downloadedAt"`;

/** Null for what is no id, too. */
export async function findDelivery(id: string): Promise<DeliveryRow | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const { rows } = await pool.query<DeliveryRow>(
    `SELECT ${deliveryColumns} FROM delivery WHERE id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** False when it does not wait any longer. */
export async function approveWaiting(
  transaction: Transaction,
  id: string,
  approvedById: string,
  approvedAt: Date,
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    `UPDATE delivery SET state = 'queued', approved_by_id = $2, approved_at = $3
     WHERE id = $1 AND state = 'awaiting_approval'`,
    [id, approvedById, approvedAt],
  );
  return rowCount === 1;
}

export type FreshDelivery = Pick<
  DeliveryRow,
  | "id"
  | "campaignId"
  | "reference"
  | "profile"
  | "choices"
  | "recipient"
  | "purpose"
  | "note"
  | "state"
  | "supplementTo"
  | "requestedById"
  | "requestedAt"
>;

export async function insertDelivery(transaction: Transaction, row: FreshDelivery): Promise<void> {
  await transaction.query(
    `INSERT INTO delivery (id, campaign_id, reference, profile, choices, recipient, purpose, note,
       state, supplement_to, requested_by_id, requested_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      row.id,
      row.campaignId,
      row.reference,
      row.profile,
      JSON.stringify(row.choices),
      row.recipient,
      row.purpose,
      row.note,
      row.state,
      row.supplementTo,
      row.requestedById,
      row.requestedAt,
    ],
  );
}

/**
 * Begins, or after a crash begins again: only a queued or running delivery; returns whether it is
 * one. What an interrupted attempt left is gone first.
 */
export async function beginDelivery(id: string, sealedKey: Buffer): Promise<boolean> {
  const { rowCount } = await pool.query(
    `WITH begun AS (
       UPDATE delivery SET state = 'running', sealed_file_key = $2, rows_done = 0, rows_total = NULL
       WHERE id = $1 AND state IN ('queued', 'running') RETURNING id
     ), gone AS (
       DELETE FROM delivery_chunk USING begun WHERE delivery_id = begun.id
     ), renumbered AS (
       DELETE FROM delivery_item USING begun WHERE delivery_id = begun.id
     ), unstruck AS (
       DELETE FROM delivery_strike USING begun WHERE delivery_id = begun.id
     ) SELECT FROM begun`,
    [id, sealedKey],
  );
  return rowCount === 1;
}

/** Removes what the making of a delivery wrote after it had been cancelled. */
export async function clearUnfinished(id: string): Promise<void> {
  await pool.query(
    `WITH unfinished AS (
       SELECT id FROM delivery WHERE id = $1 AND state NOT IN ('running', 'ready', 'expired')
     ), chunks AS (
       DELETE FROM delivery_chunk USING unfinished WHERE delivery_id = unfinished.id
     ), items AS (
       DELETE FROM delivery_item USING unfinished WHERE delivery_id = unfinished.id
     ) DELETE FROM delivery_strike USING unfinished WHERE delivery_id = unfinished.id`,
    [id],
  );
}

/** Notes how far it is; false once it was cancelled. */
export async function noteProgress(id: string, done: number, total: number): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE delivery SET rows_done = $2, rows_total = $3 WHERE id = $1 AND state = 'running'`,
    [id, done, total],
  );
  return rowCount === 1;
}

export type Finished = {
  takenAt: Date;
  sums: Reconciliation;
  manifestSha256: string;
  fileSha256: string;
  fileBytes: number;
  finishedAt: Date;
  expiresAt: Date;
};

/** Makes it ready; false when it was cancelled at the last moment. */
export async function finishDelivery(id: string, finished: Finished): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE delivery SET state = 'ready', taken_at = $2, sums = $3, manifest_sha256 = $4,
       file_bytes = $5, finished_at = $6, expires_at = $7, file_sha256 = $8, rows_done = coalesce(rows_total, rows_done)
     WHERE id = $1 AND state = 'running'`,
    [
      id,
      finished.takenAt,
      JSON.stringify(finished.sums),
      finished.manifestSha256,
      finished.fileBytes,
      finished.finishedAt,
      finished.expiresAt,
      finished.fileSha256,
    ],
  );
  return rowCount === 1;
}

/** Ends a delivery that did not come about, or whose file's time is over: the file goes with it. */
export async function endDelivery(
  id: string,
  {
    to,
    from,
    failure = null,
  }: { to: DeliveryState; from: DeliveryState[]; failure?: DeliveryFailure | null },
  transaction: Transaction = pool,
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    `WITH ended AS (
       UPDATE delivery SET state = $2::delivery_state, failure = $4, sealed_file_key = NULL
       WHERE id = $1 AND state = ANY ($3::delivery_state[]) RETURNING id
     ), gone AS (
       DELETE FROM delivery_chunk USING ended WHERE delivery_id = ended.id
     ), numbers AS (
       DELETE FROM delivery_item USING ended WHERE delivery_id = ended.id AND $2 <> 'expired'
     ), strikes AS (
       DELETE FROM delivery_strike USING ended WHERE delivery_id = ended.id AND $2 <> 'expired'
     ) SELECT FROM ended`,
    [id, to, from, failure],
  );
  return rowCount === 1;
}

/** The chosen statements that may be read, in the campaign's order. */
export async function selectStatements(slugs: string[]) {
  const { rows } = await pool.query<{ id: string; slug: string; campaignId: string }>(
    `SELECT id, slug, campaign_id AS "campaignId" FROM statement
     WHERE slug = ANY ($1) AND status <> 'draft' ORDER BY position`,
    [slugs],
  );
  return rows;
}

/** How many confirmed signatures these statements have together, by the counts that are kept. */
export async function countSigned(slugs: string[]): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT coalesce(sum(count), 0)::int AS count FROM tally JOIN statement ON statement.id = statement_id
     WHERE slug = ANY ($1)`,
    [slugs],
  );
  return rows[0]!.count;
}
