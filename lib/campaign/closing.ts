import { recordAudit } from "../audit";
import { pool, withTransaction, type Transaction } from "../db";
import { localisedText } from "../i18n/schema";
import { warningDays, type Closing, type ClosingStage } from "./schema";

const dayInMs = 86_400_000;

/** Where the campaign is on its way to its end; null before the seed. */
export async function findClosing({ now }: { now: Date }): Promise<Closing | null> {
  const { rows } = await pool.query<Row>(`
    SELECT c.slug, c.title, c.closed_at AS "closedAt", c.retention_months AS "retentionMonths",
      (c.closed_at AT TIME ZONE 'UTC' + make_interval(months => c.retention_months))
        AT TIME ZONE 'UTC' AS "endsAt",
      t.final_total IS NOT NULL AS "isFinal",
      (SELECT count(*)::int FROM signature s JOIN statement st ON st.id = s.statement_id
       WHERE st.campaign_id = c.id) AS signatures
    FROM campaign c LEFT JOIN campaign_tally t ON t.campaign_id = c.id LIMIT 1`);
  const [row] = rows;
  if (!row) return null;
  const { slug, title, closedAt, retentionMonths, endsAt, signatures } = row;
  const daysLeft = endsAt
    ? Math.max(0, Math.ceil((endsAt.getTime() - now.getTime()) / dayInMs))
    : 0;
  const titles = Object.values(localisedText.parse(title));
  const stage = stageOf(row, daysLeft);
  return { stage, slug, titles, retentionMonths, closedAt, endsAt, daysLeft, signatures };
}

type Row = Pick<Closing, "slug" | "closedAt" | "retentionMonths" | "endsAt" | "signatures"> & {
  title: unknown;
  isFinal: boolean;
};

function stageOf({ endsAt, isFinal, signatures }: Row, daysLeft: number): ClosingStage {
  if (!endsAt) return "running";
  if (daysLeft > warningDays) return "closed";
  if (daysLeft > 0) return "warning";
  return isFinal && signatures === 0 ? "ended" : "due";
}

/**
 * Closes the campaign: nobody signs any longer, nothing is planned to open, its pages go on
 * showing what was reached, and the period begins after which everything about signers is erased. Done by the operator on the
 * machine. False when it was closed before.
 */
export function closeCampaign({ now }: { now: Date }): Promise<boolean> {
  return withTransaction(async (transaction) => {
    const { rows } = await transaction.query<{ id: string }>(
      "UPDATE campaign SET closed_at = $1 WHERE closed_at IS NULL RETURNING id",
      [now],
    );
    for (const { id } of rows) {
      await closeStatements(id, now, transaction);
      await cancelOpenings(id, now, transaction);
      const record = { actorId: null, action: "campaign.closed", subjectId: id, at: now } as const;
      await recordAudit(record, transaction);
    }
    return rows.length > 0;
  });
}

/** Each says in the log that it closed, as one that is closed by itself. */
async function closeStatements(
  campaignId: string,
  now: Date,
  transaction: Transaction,
): Promise<void> {
  const { rows } = await transaction.query<{ id: string }>(
    `UPDATE statement SET status = 'closed', closed_at = least(closes_at, $2::timestamptz)
     WHERE campaign_id = $1 AND status = 'open' RETURNING id`,
    [campaignId, now],
  );
  const details = { statusBefore: "open", statusAfter: "closed" };
  for (const { id } of rows) {
    const deed = { actorId: null, action: "statement.closed", subjectId: id } as const;
    await recordAudit({ ...deed, details, at: now }, transaction);
  }
}

/** A planned opening would come true by itself if the campaign were reopened after its time. */
async function cancelOpenings(
  campaignId: string,
  now: Date,
  transaction: Transaction,
): Promise<void> {
  const { rows } = await transaction.query<{ id: string; opensAt: Date }>(
    `WITH planned AS (
       SELECT id, opens_at FROM statement WHERE campaign_id = $1 AND opens_at IS NOT NULL
       FOR NO KEY UPDATE
     )
     UPDATE statement SET opens_at = NULL FROM planned WHERE statement.id = planned.id
     RETURNING planned.id, planned.opens_at AS "opensAt"`,
    [campaignId],
  );
  for (const { id, opensAt } of rows) {
    const details = { opensBefore: opensAt.toISOString(), opensAfter: null };
    const deed = { actorId: null, action: "statement.times_changed", subjectId: id } as const;
    await recordAudit({ ...deed, details, at: now }, transaction);
  }
}

/**
 * Takes the closing back while nothing has been erased; its statements stay closed until
 * somebody opens them. False when it is not closed. Throws once it has ended.
 */
export function reopenCampaign({ now }: { now: Date }): Promise<boolean> {
  return withTransaction(async (transaction) => {
    const { rows } = await transaction.query<{ id: string }>(
      "UPDATE campaign SET closed_at = NULL WHERE closed_at IS NOT NULL RETURNING id",
    );
    for (const { id } of rows) {
      const record = {
        actorId: null,
        action: "campaign.reopened",
        subjectId: id,
        at: now,
      } as const;
      await recordAudit(record, transaction);
    }
    return rows.length > 0;
  });
}
