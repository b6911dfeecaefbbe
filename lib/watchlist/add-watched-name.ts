import { randomUUID } from "node:crypto";
import { requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { withTransaction } from "../db";
import { foldWatchedName } from "./fold-name";
import { watchedNameInput, type WatchOutcome } from "./schema";
import { insertWatchedName, queueLookBack } from "./store";
import { forgetNamesRead, freshForMs } from "./watch";

/**
 * Puts a name on the watch-list: from now on (in other processes within five seconds) a public
 * signature confirmed or edited under it waits for review. What was confirmed before is looked
 * through in the background, once every process knows the name, and flagged: it was counted and
 * stays so until an organiser has looked.
 */
export async function addWatchedName(
  actor: Actor,
  typed: unknown,
  { now }: { now: Date },
): Promise<WatchOutcome> {
  requirePermission(actor, "moderateSignatures");
  const input = watchedNameInput.safeParse(typed);
  if (!input.success) return { outcome: "invalid", code: codeOf(input.error.issues[0]?.message) };
  const id = randomUUID();
  const folded = foldWatchedName(input.data).toSorted().join(" ");
  const isNew = await withTransaction(async (transaction) => {
    const added = await insertWatchedName({ id, name: input.data, folded, at: now }, transaction);
    if (added) {
      const audit = { actorId: actor.id, action: "watched_name.added", subjectId: id } as const;
      await recordAudit({ ...audit, at: now }, transaction);
      await queueLookBack({ id, actorId: actor.id }, freshForMs / 1_000 + 1, transaction);
    }
    return added;
  });
  forgetNamesRead();
  return isNew ? { outcome: "watched", id } : { outcome: "watched_already" };
}

function codeOf(message: string | undefined) {
  return message === "too_long" || message === "not_text" ? message : "required";
}
