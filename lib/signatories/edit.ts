import { requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { withTransaction } from "../db";
import type { NotableWording } from "./notable-input";
import { lockForStep, writeStage } from "./notable-store";
import { notableCan, stageAfter } from "./stages";

export type EditOutcome = { outcome: "edited" | "unchanged" | "unknown"; awaitsApproval: boolean };

/**
 * Changes what is printed of a person. Words that somebody approved were those words: an
 * approved entry waits for approval again, and a published one leaves the page until then.
 * Throws `NotPermitted`.
 */
export async function editNotable(
  actor: Actor,
  { id, wording }: { id: string; wording: NotableWording },
  { now }: { now: Date },
): Promise<EditOutcome> {
  requirePermission(actor, "editNotables");
  return withTransaction(async (transaction) => {
    const [row] = await lockForStep(transaction, [id]);
    if (!row) return { outcome: "unknown", awaitsApproval: false };
    const { rowCount } = await transaction.query(
      `update notable set name = $2, role = $3, organisation = $4, show_organisation = $5,
         capacity = $6, country = $7, entered_by_id = $8, approved_alone = false,
         approved_by_id = null
       where id = $1 and (name, coalesce(role, '{}'), coalesce(organisation, '{}'),
           show_organisation, coalesce(capacity::text, ''), coalesce(country, ''))
         is distinct from ($2::jsonb, coalesce($3::jsonb, '{}'), coalesce($4::jsonb, '{}'),
           $5::boolean, coalesce($6::capacity::text, ''), coalesce($7::char(2), ''))`,
      [
        id,
        wording.name,
        wording.role,
        wording.organisation,
        wording.showOrganisation,
        wording.capacity,
        wording.country,
        actor.id,
      ],
    );
    if (rowCount === 0) return { outcome: "unchanged", awaitsApproval: false };
    const awaitsApproval = notableCan("reword", row.stage);
    if (awaitsApproval) {
      const stage = stageAfter("reword", row.stage);
      await writeStage(transaction, id, { stage, publishedAt: null, approval: null });
    }
    const details = { awaitsApproval };
    await recordAudit(
      { actorId: actor.id, action: "notable.reworded", subjectId: id, details, at: now },
      transaction,
    );
    return { outcome: "edited", awaitsApproval };
  });
}
