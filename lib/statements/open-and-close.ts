import { requirePermission, type Actor } from "../accounts/schema";
import type { Transaction } from "../db";
import { recordDeed } from "./audit";
import { onStatement, onStatementOfCampaign, type LockedStatement } from "./lock";
import { statementCan, type StatementTimes, type TurnOutcome } from "./schema";

type At = { now: Date };

/**
 * Opens a statement for signature: one that was never open, or again one that was closed. Its
 * published text can be read and signed from this moment. A closing time that has passed is
 * taken away, a planned opening is over. Admins only. Throws `NotPermitted`.
 */
export async function openStatement(
  actor: Actor,
  { id }: { id: string },
  { now }: At,
): Promise<TurnOutcome> {
  requirePermission(actor, "openAndCloseStatements");
  return onStatementOfCampaign(id, async (statement, transaction): Promise<TurnOutcome> => {
    if (!statementCan.open(statement.status)) return { outcome: "wrong_state" };
    if (statement.isCampaignClosed) return { outcome: "campaign_closed" };
    if (!(await hasPublishedOriginal(id, transaction, now))) return { outcome: "no_text" };
    await open(actor, statement, { now }, transaction);
    return { outcome: "done" };
  });
}

/** Closes a statement: nobody signs any longer, everything signed stays. Admins only. Throws `NotPermitted`. */
export async function closeStatement(
  actor: Actor,
  { id }: { id: string },
  { now }: At,
): Promise<TurnOutcome> {
  requirePermission(actor, "openAndCloseStatements");
  return onStatement(id, async (statement, transaction): Promise<TurnOutcome> => {
    if (!statementCan.close(statement.status)) return { outcome: "wrong_state" };
    await close(actor, statement, now, transaction);
    return { outcome: "done" };
  });
}

/**
 * Takes a closed statement from the campaign's pages, where its own page stays at its address, or
 * brings it back among the closed ones. Admins only. Throws `NotPermitted`.
 */
export async function archiveStatement(
  actor: Actor,
  { id, archive }: { id: string; archive: boolean },
  { now }: At,
): Promise<TurnOutcome> {
  requirePermission(actor, "openAndCloseStatements");
  return onStatement(id, async ({ status }, transaction): Promise<TurnOutcome> => {
    const may = archive ? statementCan.archive : statementCan.restore;
    if (!may(status)) return { outcome: "wrong_state" };
    await transaction.query(
      "update statement set status = $2, opens_at = null, closes_at = null where id = $1",
      [id, archive ? "archived" : "closed"],
    );
    const deed = archive ? "statement.archived" : "statement.restored";
    await recordDeed(actor, deed, id, { now }, transaction);
    return { outcome: "done" };
  });
}

/** Plans when a statement opens and closes by itself, or unplans it. Admins only. Throws `NotPermitted`. */
export async function setStatementTimes(
  actor: Actor,
  { id, times }: { id: string; times: StatementTimes },
  { now }: At,
): Promise<TurnOutcome> {
  requirePermission(actor, "openAndCloseStatements");
  const { opensAt, closesAt } = times;
  return onStatementOfCampaign(id, async (statement, transaction): Promise<TurnOutcome> => {
    const { status, isCampaignClosed } = statement;
    if (!statementCan.schedule(status)) return { outcome: "wrong_state" };
    if (opensAt && status === "open") return { outcome: "wrong_state" };
    if (opensAt && isCampaignClosed) return { outcome: "campaign_closed" };
    await transaction.query("update statement set opens_at = $2, closes_at = $3 where id = $1", [
      id,
      opensAt,
      closesAt,
    ]);
    const details = {
      opensBefore: written(statement.opensAt),
      opensAfter: written(opensAt),
      closesBefore: written(statement.closesAt),
      closesAfter: written(closesAt),
    };
    await recordDeed(actor, "statement.times_changed", id, { details, now }, transaction);
    return { outcome: "done" };
  });
}

/** Whether there was a published text to sign at that moment. */
export async function hasPublishedOriginal(
  id: string,
  transaction: Transaction,
  at: Date,
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    `select from statement_version v join statement_text t on t.version_id = v.id
     where v.statement_id = $1 and v.published_at <= $2 and t.kind = 'original' limit 1`,
    [id, at],
  );
  return rowCount === 1;
}

/**
 * Opens a locked statement; `actor` is null for what the worker does in its time. `openedAt` is
 * for what was to open earlier and has closed since.
 */
export async function open(
  actor: Actor | null,
  { id, status }: LockedStatement,
  { now, openedAt = now }: At & { openedAt?: Date },
  transaction: Transaction,
): Promise<void> {
  await transaction.query(
    `update statement set status = 'open', opens_at = null, closed_at = null,
       opened_at = coalesce(opened_at, $3::timestamptz),
       closes_at = case when closes_at > $2::timestamptz then closes_at end
     where id = $1`,
    [id, now, openedAt],
  );
  const details = { statusBefore: status, statusAfter: "open" };
  await recordDeed(actor, "statement.opened", id, { details, now }, transaction);
}

/**
 * Closes a locked statement. The time at which it was to close, as it was when it was locked, has
 * been, and is then when it closed, or means nothing any longer.
 */
export async function close(
  actor: Actor | null,
  { id, status, closesAt }: LockedStatement,
  now: Date,
  transaction: Transaction,
): Promise<void> {
  await transaction.query(
    `update statement set status = 'closed', closes_at = null,
       closed_at = least($3::timestamptz, $2::timestamptz)
     where id = $1`,
    [id, now, closesAt],
  );
  const details = { statusBefore: status, statusAfter: "closed" };
  await recordDeed(actor, "statement.closed", id, { details, now }, transaction);
}

function written(moment: Date | null): string | null {
  return moment?.toISOString() ?? null;
}
