import { requirePermission, type Actor } from "../accounts/schema";
import { withTransaction } from "../db";
import { recordDeed } from "./audit";
import type { MoveOutcome } from "./schema";

/**
 * Moves a statement one place up or down in the campaign's order; at either end it stays. Two who
 * move at once wait for each other. Throws `NotPermitted`.
 */
export async function moveStatement(
  actor: Actor,
  { id, step }: { id: string; step: "up" | "down" },
  { now }: { now: Date },
): Promise<MoveOutcome> {
  requirePermission(actor, "editStatements");
  return withTransaction(async (transaction): Promise<MoveOutcome> => {
    const { rows } = await transaction.query<{ id: string }>(
      "select id from statement order by id for no key update",
    );
    // The order is asked after the lock was granted, so that nothing of it is older than the rows.
    const { rows: ordered } = await transaction.query<{ id: string }>(
      "select id from statement order by position, id",
    );
    const order = ordered.map((row) => row.id);
    const from = order.indexOf(id);
    if (rows.length === 0 || from < 0) return { outcome: "unknown" };
    const to = Math.min(Math.max(from + (step === "up" ? -1 : 1), 0), order.length - 1);
    if (to === from) return { outcome: "moved" };
    await transaction.query(
      `update statement set position = place.position
       from unnest($1::uuid[]) with ordinality as place (id, position)
       where statement.id = place.id and statement.position <> place.position`,
      [order.toSpliced(from, 1).toSpliced(to, 0, id)],
    );
    const details = { placeBefore: from + 1, placeAfter: to + 1 };
    await recordDeed(actor, "statement.moved", id, { details, now }, transaction);
    return { outcome: "moved" };
  });
}
