import { randomUUID } from "node:crypto";
import { requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { withTransaction } from "../db";
import { lockBoard } from "./board-lock";
import { findPlace } from "./notable-store";
import { findRemoval, insertRemoval, putBack, takeOff, type UndoOutcome } from "./removal-store";

export type RemoveOutcome = { outcome: "removed"; removalId: string } | { outcome: "unknown" };

/**
 * Takes somebody off the board and the page at once. At the person's own wish a keyed hash of
 * the name stays, so that no later import puts them back without a word. For seven days the
 * entry lies encrypted, so that a slip can be undone; then it is gone. Throws `NotPermitted`.
 */
export async function removeNotable(
  actor: Actor,
  { id, atWish }: { id: string; atWish: boolean },
  { now }: { now: Date },
): Promise<RemoveOutcome> {
  requirePermission(actor, "editNotables");
  return withTransaction(async (transaction) => {
    const place = await findPlace(transaction, id);
    if (!place) return { outcome: "unknown" };
    await lockBoard(transaction, place.statementId);
    const entry = await takeOff(transaction, id);
    if (!entry) return { outcome: "unknown" };
    const removalId = randomUUID();
    await insertRemoval(transaction, { id: removalId, entry, atWish, now });
    await recordAudit(
      {
        actorId: actor.id,
        action: "notable.removed",
        subjectId: id,
        details: { atWish },
        at: now,
      },
      transaction,
    );
    return { outcome: "removed", removalId };
  });
}

/**
 * Puts a removed entry back as it was, at the end of its category, or of the first one when
 * that is gone. Whoever presses twice finds it done. Throws `NotPermitted`.
 */
export async function undoRemoval(
  actor: Actor,
  { removalId }: { removalId: string },
  { now }: { now: Date },
): Promise<UndoOutcome> {
  requirePermission(actor, "editNotables");
  return withTransaction(async (transaction) => {
    const seen = await findRemoval(transaction, removalId);
    if (!seen) return { outcome: "over" };
    await lockBoard(transaction, seen.statementId);
    const removal = await findRemoval(transaction, removalId);
    if (!removal) return { outcome: "over" };
    const outcome = await putBack(transaction, removal);
    if (outcome.outcome !== "put_back") return outcome;
    await recordAudit(
      { actorId: actor.id, action: "notable.removal_undone", subjectId: outcome.id, at: now },
      transaction,
    );
    return outcome;
  });
}
