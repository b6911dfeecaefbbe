import { requireFreshPasskey, requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { withTransaction } from "../db";
import { selectApprovalRule, updateApprovalRule } from "./ledger-store";

/** Lists of more names than this wait for a second admin; null when one admin is enough. Throws `NotPermitted`. */
export async function findApprovalRule(actor: Actor): Promise<number | null> {
  requirePermission(actor, "makeDeliveries");
  return selectApprovalRule();
}

export type ApprovalRuleOutcome = { outcome: "changed" } | { outcome: "not_a_number" };

/** Changes that number; nothing typed asks for no second admin. Throws `NotPermitted`, `PasskeyNeeded`. */
export async function changeApprovalRule(
  actor: Actor,
  typed: string,
  { now }: { now: Date },
): Promise<ApprovalRuleOutcome> {
  requirePermission(actor, "changeSettings");
  requireFreshPasskey(actor, { now });
  const digits = typed.replace(/[\s.,\u00a0\u202f]/g, "");
  if (!/^\d{0,9}$/.test(digits)) return { outcome: "not_a_number" };
  const above = digits === "" ? null : Number(digits);
  await withTransaction(async (transaction) => {
    const before = await updateApprovalRule(transaction, above);
    const details = { before, after: above };
    const deed = {
      actorId: actor.id,
      action: "delivery.approval_rule_changed",
      details,
      at: now,
    } as const;
    await recordAudit(deed, transaction);
  });
  return { outcome: "changed" };
}
