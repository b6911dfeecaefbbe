import { z } from "zod";
import { requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import type { AuditRecord } from "../audit/schema";
import { withTransaction } from "../db";
import { changeStanding, restoreStanding } from "../signing";
import { standingVerbs } from "../signing/schema";
import { insertActs, lockActs, markUndone, type StoredAct } from "./acts-store";
import { auditActions } from "./audit-actions";
import {
  invalidationReasons,
  longestNote,
  type ModerateOutcome,
  type ModerationError,
  type UndoOutcome,
} from "./schema";

type Clock = { now: Date };

/** More than a page of the table; beyond it a rule is the tool. */
const mostAtOnce = 200;

/** A note is free text for colleagues; it may name people, so it goes with the name in the signature. */
export const noteText = z
  .string()
  .max(longestNote, "too_long")
  .transform((text) => text.trim().normalize("NFC") || null)
  .nullish()
  .transform((text) => text ?? null);

const deed = z
  .object({
    ids: z.array(z.uuid("unknown")).min(1, "nothing_chosen").max(mostAtOnce, "too_many"),
    verb: z.enum(standingVerbs),
    reason: z
      .enum(invalidationReasons, "choice")
      .nullish()
      .transform((reason) => reason ?? null),
    note: noteText,
  })
  .refine(({ verb, reason }) => verb !== "invalidate" || reason !== null, {
    message: "required",
    path: ["reason"],
  });

export type DeedInput = z.input<typeof deed>;

/**
 * Does one deed to the chosen signatures: those it does not apply to (any longer) are left as
 * they are. What each was before is kept, so that it can be undone; the audit log gets the deed
 * and the signature's id, and no note. Throws `NotPermitted`.
 */
export async function moderateSignatures(
  actor: Actor,
  input: DeedInput,
  { now }: Clock,
): Promise<ModerateOutcome> {
  requirePermission(actor, "moderateSignatures");
  const parsed = deed.safeParse(input);
  if (!parsed.success) return { outcome: "invalid", errors: listErrors(parsed.error) };
  const { ids, verb, note } = parsed.data;
  const reason = verb === "invalidate" ? parsed.data.reason : null;
  return withTransaction(async (transaction) => {
    const changes = await changeStanding(transaction, [...new Set(ids)], verb);
    const kept = { actorId: actor.id, verb, reason, note, ruleId: null, at: now };
    const actIds = await insertActs(transaction, kept, changes);
    for (const { id } of changes) {
      const details: AuditRecord["details"] = reason ? { reason } : {};
      const entry = { actorId: actor.id, action: auditActions[verb], subjectId: id, details };
      await recordAudit({ ...entry, at: now }, transaction);
    }
    return { outcome: "done", changed: changes.length, actIds };
  });
}

/**
 * Undoes deeds: each signature becomes what it was before, unless it has been changed since or
 * the deed was undone already. Twice is once. Throws `NotPermitted`.
 */
export async function undoActs(
  actor: Actor,
  actIds: string[],
  { now: at }: Clock,
): Promise<UndoOutcome> {
  requirePermission(actor, "moderateSignatures");
  const known = z.array(z.uuid()).max(mostAtOnce).safeParse(actIds);
  if (!known.success) return { outcome: "undone", restored: 0 };
  return withTransaction(async (transaction) => {
    const acts = onePerSignature(await lockActs(transaction, known.data));
    const changes = acts.map(({ signatureId: id, before, after }) => ({ id, before, after }));
    const restored = new Set(await restoreStanding(transaction, changes));
    const undone = acts.filter(({ signatureId }) => restored.has(signatureId));
    await markUndone(
      transaction,
      undone.map(({ id }) => id),
      { actorId: actor.id, at },
    );
    for (const { signatureId } of undone) {
      const entry = { actorId: actor.id, action: auditActions.undo, subjectId: signatureId, at };
      await recordAudit(entry, transaction);
    }
    return { outcome: "undone", restored: undone.length };
  });
}

/** Two deeds of the same moment upon one signature: one at a time. */
function onePerSignature(acts: StoredAct[]): StoredAct[] {
  return [...new Map(acts.map((act) => [act.signatureId, act])).values()];
}

function listErrors(error: z.ZodError): ModerationError[] {
  return error.issues.map(({ path, message }) => ({
    field: path[0] as ModerationError["field"],
    code: message,
  }));
}
