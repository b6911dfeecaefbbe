import { requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { withTransaction } from "../db";
import { holdMailing } from "../mail";
import { judgePublic } from "./completeness";
import { updateCan } from "./schema";
import { lockUpdate } from "./store";

type At = { now: Date };

export type UnpublishOutcome =
  | { outcome: "unpublished"; heldMails: number }
  /** It is not public; whoever presses twice finds it done. */
  | { outcome: "not_published" }
  | { outcome: "unknown" };

/**
 * Takes a piece of news off the public pages at once. Mails about it that still wait are put on
 * hold, until it is public again and somebody resumes them. Throws `NotPermitted`.
 */
export async function unpublishUpdate(
  actor: Actor,
  id: string,
  { now }: At,
): Promise<UnpublishOutcome> {
  requirePermission(actor, "editUpdates");
  return withTransaction(async (transaction) => {
    const update = await lockUpdate(transaction, id);
    if (!update) return { outcome: "unknown" };
    if (!updateCan.unpublish(update.state)) return { outcome: "not_published" };
    await transaction.query(
      `update "update" set first_published_at = coalesce(first_published_at, published_at),
         published_at = null, changed_at = $2, revision = revision + 1 where id = $1`,
      [id, now],
    );
    const heldMails = (await holdMailing(transaction, id, now)) ?? 0;
    const deed = { actorId: actor.id, action: "update.unpublished", subjectId: id } as const;
    await recordAudit({ ...deed, details: { heldMails }, at: now }, transaction);
    return { outcome: "unpublished", heldMails };
  });
}

/**
 * Takes unpublishing back: the news stands again where it stood, under its day. A mailing that
 * was put on hold stays so. Throws `NotPermitted`.
 */
export async function publishAgain(
  actor: Actor,
  id: string,
  { now }: At,
): Promise<{ outcome: "published" | "not_withdrawn" | "incomplete" | "unknown" }> {
  requirePermission(actor, "editUpdates");
  return withTransaction(async (transaction) => {
    const update = await lockUpdate(transaction, id);
    if (!update) return { outcome: "unknown" };
    if (update.state !== "withdrawn") return { outcome: "not_withdrawn" };
    // It may have been changed since.
    if (judgePublic(update, true)) return { outcome: "incomplete" };
    await transaction.query(
      `update "update" set published_at = first_published_at, changed_at = $2,
         revision = revision + 1 where id = $1`,
      [id, now],
    );
    await holdMailing(transaction, id, now);
    const deed = { actorId: actor.id, action: "update.published", subjectId: id } as const;
    await recordAudit({ ...deed, at: now }, transaction);
    return { outcome: "published" };
  });
}
