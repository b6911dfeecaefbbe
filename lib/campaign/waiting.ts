import { actorCan, requirePermission, type Actor } from "../accounts/schema";
import { prisma } from "../db";
import type { WaitingBeside } from "./schema";

/**
 * What waits for the actor's decision besides signatures, as far as they may decide it: what one
 * has entered or asked for oneself, others decide. Throws `NotPermitted`.
 */
export async function countWaitingBeside(actor: Actor): Promise<WaitingBeside> {
  requirePermission(actor, "seeOverview");
  return {
    changes: await prisma.signatureChange.count({ where: { state: "waiting" } }),
    notables: await countNotables(actor),
    deliveries: actorCan(actor, "approveDeliveries") ? await countDeliveries(actor) : 0,
    failedMails: actorCan(actor, "retryMails")
      ? await prisma.mailMessage.count({ where: { state: "failed" } })
      : 0,
  };
}

/** As `approveNotables` will judge: whoever is the only one of the team may approve their own. */
async function countNotables({ id }: Actor): Promise<number> {
  const stage = "evidence" as const;
  const isAlone = (await prisma.organiser.count({ where: { removedAt: null } })) === 1;
  if (isAlone) return prisma.notable.count({ where: { stage } });
  const isByOthers = [{ enteredById: null }, { enteredById: { not: id } }];
  const evidence = { none: { attachedById: id } };
  return prisma.notable.count({ where: { stage, OR: isByOthers, evidence } });
}

function countDeliveries({ id }: Actor): Promise<number> {
  const isOfOthers = [{ requestedById: null }, { requestedById: { not: id } }];
  return prisma.delivery.count({ where: { state: "awaiting_approval", OR: isOfOthers } });
}
