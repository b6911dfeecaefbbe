import { requirePermission, type Actor } from "@/lib/accounts/schema";
import { recordAudit } from "@/lib/audit";
import { withTransaction } from "@/lib/db";
import { isUuid } from "../uuid";
import { queuePreparing } from "./prepare-mailing";

/** What became of the wish to mail a piece of news. */
export type MailUpdateOutcome =
  { outcome: "begun" } | { outcome: "not_published" } | { outcome: "mailed_before" };

/**
 * Begins to mail a published piece of news to all who ask for news at this moment, once for ever
 * and once to each person, however many statements they signed. Their mails are written into
 * the outbox by the worker (`prepareMailing`), whatever their number; they go out behind all
 * others.
 */
export async function mailUpdate(
  actor: Actor,
  updateId: string,
  { now }: { now: Date },
): Promise<MailUpdateOutcome> {
  requirePermission(actor, "mailUpdates");
  if (!isUuid(updateId)) return { outcome: "not_published" };
  return withTransaction(async (transaction) => {
    const { rows } = await transaction.query<{ isPublished: boolean; isMailed: boolean }>(
      `select published_at is not null as "isPublished", mailed_at is not null as "isMailed"
       from "update" where id = $1 for no key update`,
      [updateId],
    );
    if (!rows[0]?.isPublished) return { outcome: "not_published" };
    if (rows[0].isMailed) return { outcome: "mailed_before" };
    await transaction.query('update "update" set mailed_at = $2 where id = $1', [updateId, now]);
    await queuePreparing(transaction, updateId);
    const deed = { actorId: actor.id, action: "update.mailed", subjectId: updateId } as const;
    await recordAudit({ ...deed, at: now }, transaction);
    return { outcome: "begun" };
  });
}
