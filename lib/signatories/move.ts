import { recordAudit } from "../audit";
import { requirePermission, type Actor } from "../accounts/schema";
import { withTransaction, type Transaction } from "../db";
import { lockBoard } from "./board-lock";
import { findPlace, hasCategory } from "./notable-store";
import type { MoveOutcome, MoveTarget } from "./notable-types";
import { readOrder, writeOrder } from "./order-store";

/**
 * Moves an entry, seen from how the board stands at this moment and not from how the mover saw
 * it: whatever others move at the same time, nobody is lost and no place is taken twice. When
 * the entry that it was to follow has left the category it goes to the end, and the outcome
 * says so. Throws `NotPermitted`.
 */
export async function moveNotable(
  actor: Actor,
  { id, to }: { id: string; to: MoveTarget },
  { now }: { now: Date },
): Promise<MoveOutcome> {
  requirePermission(actor, "editNotables");
  return withTransaction(async (transaction) => {
    const seen = await findPlace(transaction, id);
    if (!seen) return { outcome: "unknown" };
    await lockBoard(transaction, seen.statementId);
    // Read again: it may have gone elsewhere while we waited.
    const present = await findPlace(transaction, id);
    if (!present) return { outcome: "unknown" };
    const categoryId = "categoryId" in to ? to.categoryId : present.categoryId;
    if (!(await hasCategory(transaction, categoryId, present.statementId))) {
      return { outcome: "unknown" };
    }
    const placed = await place(transaction, id, categoryId, to);
    await recordAudit(
      {
        actorId: actor.id,
        action: "notable.moved",
        subjectId: id,
        details: { position: placed.position },
        at: now,
      },
      transaction,
    );
    return { outcome: "moved", categoryId, ...placed };
  });
}

async function place(transaction: Transaction, id: string, categoryId: string, to: MoveTarget) {
  const order = await readOrder(transaction, categoryId);
  const others = order.filter((each) => each !== id);
  const { index, anchorGone } = findIndex(order, others, id, to);
  const wanted = others.toSpliced(index, 0, id);
  if (wanted.join() !== order.join()) await writeOrder(transaction, categoryId, wanted);
  return { position: index + 1, of: wanted.length, anchorGone };
}

function findIndex(order: string[], others: string[], id: string, to: MoveTarget) {
  if ("step" in to) {
    const index = order.indexOf(id) + (to.step === "up" ? -1 : 1);
    return { index: Math.min(Math.max(index, 0), others.length), anchorGone: false };
  }
  if (!("afterId" in to)) return { index: others.length, anchorGone: false };
  if (to.afterId === null) return { index: 0, anchorGone: false };
  // Behind itself is where it stands already.
  if (to.afterId === id && order.includes(id))
    return { index: order.indexOf(id), anchorGone: false };
  const anchor = others.indexOf(to.afterId);
  return anchor < 0
    ? { index: others.length, anchorGone: true }
    : { index: anchor + 1, anchorGone: false };
}
