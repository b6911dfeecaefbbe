import { requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import type { AuditAction } from "../audit/schema";
import { withTransaction } from "../db";
import { lockForStep, writeStage, type StageChange } from "./notable-store";
import { notableCan, stepOf, type NotableStep } from "./stages";

type Step = Extract<NotableStep, "recordReply" | "publish" | "unpublish" | "sendBack">;

const actions = {
  recordReply: "notable.replied",
  publish: "notable.published",
  unpublish: "notable.unpublished",
  sendBack: "notable.sent_back",
} as const satisfies Record<Step, AuditAction>;

/**
 * Takes one step with each of these entries that stands where the step begins, and leaves the
 * others alone; returns how many it was. To publish needs the right to approve. Throws
 * `NotPermitted`.
 */
export async function takeStep(
  actor: Actor,
  { ids, step }: { ids: string[]; step: Step },
  { now }: { now: Date },
): Promise<{ taken: number }> {
  requirePermission(actor, step === "recordReply" ? "editNotables" : "approveNotables");
  return withTransaction(async (transaction) => {
    const rows = await lockForStep(transaction, ids);
    const ready = rows.filter(({ stage }) => notableCan(step, stage));
    for (const { id } of ready) {
      const change: StageChange = {
        stage: stepOf(step).to,
        publishedAt: step === "publish" ? now : null,
        ...(step === "sendBack" ? { approval: null } : {}),
      };
      await writeStage(transaction, id, change);
      const entry = { actorId: actor.id, action: actions[step], subjectId: id, at: now };
      await recordAudit(entry, transaction);
    }
    return { taken: ready.length };
  });
}
