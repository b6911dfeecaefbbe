import { recordAudit } from "../audit";
import { withTransaction } from "../db";
import { requirePermission } from "./permissions";
import { longestOwnName, type Actor } from "./schema";
import { lockOthersNames, updateOwnName } from "./store";

export type OwnNameOutcome = { outcome: "changed" | "not_a_name" | "taken" };

/**
 * How somebody of the team is called in the audit log and beside what they approved; an
 * empty name goes back to the address. `taken`: somebody else is, or was, called so; the log
 * goes on naming those who have left. Throws `NotPermitted`.
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
  return withTransaction(async (transaction): Promise<OwnNameOutcome> => {
    const others = await lockOthersNames(transaction, actor.id);
    if (others.some((other) => other.toLowerCase() === name.toLowerCase())) {
      return { outcome: "taken" };
    }
    await updateOwnName(transaction, actor.id, name || null);
    const deed = { actorId: actor.id, action: "organiser.renamed", subjectId: actor.id } as const;
    await recordAudit({ ...deed, at: now }, transaction);
    return { outcome: "changed" };
  });
}
