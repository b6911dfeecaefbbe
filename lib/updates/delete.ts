import { requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { withTransaction } from "../db";
import { updateCan } from "./schema";
import { lockUpdate } from "./store";

/**
 * Deletes a draft for good. What has been public is unpublished instead, because links and mails
 * lead to it. Throws `NotPermitted`.
 */
export async function deleteUpdate(
  actor: Actor,
  id: string,
  { now }: { now: Date },
): Promise<{ outcome: "deleted" | "not_a_draft" | "unknown" }> {
  requirePermission(actor, "editUpdates");
  return withTransaction(async (transaction) => {
    const update = await lockUpdate(transaction, id);
    if (!update) return { outcome: "unknown" };
    if (!updateCan.delete(update.state) || update.mailedAt) return { outcome: "not_a_draft" };
    await transaction.query('delete from "update" where id = $1', [id]);
    const deed = { actorId: actor.id, action: "update.deleted", subjectId: id } as const;
    await recordAudit({ ...deed, at: now }, transaction);
    return { outcome: "deleted" };
  });
}
