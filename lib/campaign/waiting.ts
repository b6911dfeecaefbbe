import { requirePermission } from "../accounts";
import { actorCan, type Actor } from "../accounts/schema";
import { prisma } from "../db";
import type { WaitingBeside } from "./schema";

/**
 * What waits for the actor's decision besides signatures, as far as they may decide it. Throws
 * `NotPermitted`.
 */
export async function countWaitingBeside(actor: Actor): Promise<WaitingBeside> {
  requirePermission(actor, "seeOverview");
  const mayApprove = actorCan(actor, "approveDeliveries");
  return {
    changes: await prisma.signatureChange.count({ where: { state: "waiting" } }),
    notables: await prisma.notable.count({ where: { stage: "evidence" } }),
    deliveries: mayApprove
      ? await prisma.delivery.count({ where: { state: "awaiting_approval" } })
      : 0,
    failedMails: await prisma.mailMessage.count({ where: { state: "failed" } }),
  };
}
