import { recordAudit } from "../audit";
import { withTransaction } from "../db";
import { requirePermission } from "./permissions";
import { longestOwnName, type Actor } from "./schema";
import { updateOwnName } from "./store";

export type OwnNameOutcome = { outcome: "changed" } | { outcome: "not_a_name" };

/**
 * How somebody of the team is called in the audit log and beside what they approved; an
 * empty name goes back to the address. Throws `NotPermitted`.
 */
export async function changeOwnName(
  actor: Actor,
  typed: string,
  { now }: { now: Date },
): Promise<OwnNameOutcome> {
  requirePermission(actor, "manageOwnAccount");
  const name = typed.normalize("NFC").replace(/\s+/g, " ").trim();
  if (name.length > longestOwnName || /[\p{C}\p{Zl}\p{Zp}]/u.test(name)) {
    return { outcome: "not_a_name" };
  }
  await withTransaction(async (transaction) => {
    await updateOwnName(transaction, actor.id, name || null);
    const deed = { actorId: actor.id, action: "organiser.renamed", subjectId: actor.id } as const;
    await recordAudit({ ...deed, at: now }, transaction);
  });
  return { outcome: "changed" };
}
