import { requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { withTransaction } from "../db";
import type { UnwatchOutcome } from "./schema";
import { deleteWatchedName } from "./store";
import { forgetNamesRead } from "./watch";

/** Takes a name off the watch-list; signatures that wait because of it go on waiting for review. */
export async function removeWatchedName(
  actor: Actor,
  id: string,
  { now }: { now: Date },
): Promise<UnwatchOutcome> {
  requirePermission(actor, "moderateSignatures");
  const isGone = await withTransaction(async (transaction) => {
    const deleted = await deleteWatchedName(id, transaction);
    if (deleted) {
      const audit = { actorId: actor.id, action: "watched_name.removed", subjectId: id } as const;
      await recordAudit({ ...audit, at: now }, transaction);
    }
    return deleted;
  });
  forgetNamesRead();
  return isGone ? { outcome: "removed" } : { outcome: "unknown_name" };
}
