import { requireFreshPasskey, requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { withTransaction } from "../db";
import { queueMaking } from "./request";
import { deliveryStates, deliveryCan, type DeliveryStep } from "./schema";
import { approveWaiting, endDelivery, findDelivery } from "./store";

type Clock = { now: Date };

export type DecisionOutcome =
  | { outcome: "done" }
  /** It is in another state by now, or there is none such. */
  | { outcome: "too_late" }
  /** A second person has to approve, and this is the first. */
  | { outcome: "own_request" };

/** A second admin lets a large list be made. Throws `NotPermitted`, `PasskeyNeeded`. */
export async function approveDelivery(
  actor: Actor,
  id: string,
  { now }: Clock,
): Promise<DecisionOutcome> {
  requirePermission(actor, "approveDeliveries");
  requireFreshPasskey(actor, { now });
  if (await isOwn(actor, id)) return { outcome: "own_request" };
  return withTransaction(async (transaction) => {
    if (!(await approveWaiting(transaction, id, actor.id, now))) return { outcome: "too_late" };
    const deed = {
      actorId: actor.id,
      action: "delivery.approved",
      subjectId: id,
      at: now,
    } as const;
    await recordAudit(deed, transaction);
    await queueMaking(transaction, id);
    return { outcome: "done" };
  });
}

/** A second admin refuses; nothing is made. Throws `NotPermitted`. */
export async function refuseDelivery(
  actor: Actor,
  id: string,
  { now }: Clock,
): Promise<DecisionOutcome> {
  requirePermission(actor, "approveDeliveries");
  if (await isOwn(actor, id)) return { outcome: "own_request" };
  return end(actor, id, "refuse", now);
}

/** Ends what waits or is being made; no file is left. Throws `NotPermitted`. */
export async function cancelDelivery(
  actor: Actor,
  id: string,
  { now }: Clock,
): Promise<DecisionOutcome> {
  requirePermission(actor, "makeDeliveries");
  return end(actor, id, "cancel", now);
}

/** Lets a finished file go before its day is over; the ledger stays. Throws `NotPermitted`. */
export async function discardFile(
  actor: Actor,
  id: string,
  { now }: Clock,
): Promise<DecisionOutcome> {
  requirePermission(actor, "makeDeliveries");
  return end(actor, id, "discard", now);
}

const endings = {
  refuse: { to: "refused", action: "delivery.refused" },
  cancel: { to: "cancelled", action: "delivery.cancelled" },
  discard: { to: "expired", action: "delivery.discarded" },
} as const;

async function end(
  actor: Actor,
  id: string,
  step: keyof typeof endings & DeliveryStep,
  now: Date,
): Promise<DecisionOutcome> {
  const { to, action } = endings[step];
  const from = deliveryStates.filter((state) => deliveryCan(step, state));
  return withTransaction(async (transaction) => {
    if (!(await endDelivery(id, { to, from }, transaction))) return { outcome: "too_late" };
    await recordAudit({ actorId: actor.id, action, subjectId: id, at: now }, transaction);
    return { outcome: "done" };
  });
}

async function isOwn(actor: Actor, id: string): Promise<boolean> {
  return (await findDelivery(id))?.requestedById === actor.id;
}
