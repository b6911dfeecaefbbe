import { requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { withTransaction } from "../db";
import { isOvertaken, noteOverwriting } from "../forms/schema";
import type { SituationDraft } from "./schema";

/**
 * Says anew how things stand, and up to which day that was checked. What somebody else saved
 * after `revision` was read is not overwritten unasked. Throws `NotPermitted`.
 */
export async function changeSituation(
  actor: Actor,
  { draft, revision, overwrite }: { draft: SituationDraft; revision: number; overwrite?: boolean },
  { now }: { now: Date },
): Promise<{ outcome: "changed" | "overtaken" }> {
  requirePermission(actor, "editUpdates");
  return withTransaction(async (transaction) => {
    const { rows } = await transaction.query<{ id: string; asOf: string; revision: number }>(
      `select id, situation_as_of::text as "asOf", situation_revision as revision
       from campaign limit 1 for no key update`,
    );
    const before = rows[0]!;
    const overtaken = isOvertaken({ revision }, before);
    if (overtaken && !overwrite) return { outcome: "overtaken" };
    await transaction.query(
      `update campaign set situation = $2, situation_as_of = $3,
         situation_revision = situation_revision + 1 where id = $1`,
      [before.id, JSON.stringify(draft.text), draft.asOf],
    );
    const asOf = { asOfBefore: before.asOf, asOfAfter: draft.asOf };
    const details = { ...asOf, ...noteOverwriting(overtaken) };
    const deed = { actorId: actor.id, action: "situation.changed", subjectId: before.id } as const;
    await recordAudit({ ...deed, details, at: now }, transaction);
    return { outcome: "changed" };
  });
}
