import { randomUUID } from "node:crypto";
import { requireFreshPasskey, requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { withTransaction, type Transaction } from "../db";
import { jobNames } from "../jobs/schema";
import { readApprovalRule, rememberChoices } from "./ledger-store";
import { makeReference } from "./reference";
import { deliveryCan, type DeliveryChoices, type DeliveryOccasion } from "./schema";
import { findDelivery, insertDelivery, selectStatements, type FreshDelivery } from "./store";

export type RequestOutcome =
  | { outcome: "queued"; id: string }
  /** It has more names than one admin alone may let out. */
  | { outcome: "awaiting_approval"; id: string }
  | { outcome: "unknown_statement" };

type Asked = { choices: DeliveryChoices; occasion: DeliveryOccasion };

/**
 * Asks for a list: written into the ledger with for whom and why, and queued, or, when it is larger
 * than the settings let one admin hand out alone, left for a second admin. The choices are
 * remembered for the next time. Throws `NotPermitted`, and `PasskeyNeeded` unless a passkey was
 * shown within five minutes.
 */
export async function requestDelivery(
  actor: Actor,
  { choices, occasion }: Asked,
  { now }: { now: Date },
): Promise<RequestOutcome> {
  requirePermission(actor, "makeDeliveries");
  requireFreshPasskey(actor, { now });
  const slugs = [...new Set(choices.statements)];
  const statements = await selectStatements(slugs);
  const campaignId = statements[0]?.campaignId;
  if (!campaignId || statements.length < slugs.length) return { outcome: "unknown_statement" };
  return store(actor, {
    ...blank(actor, now),
    ...occasion,
    note: occasion.note ?? null,
    campaignId,
    choices,
  });
}

export type SupplementOutcome = RequestOutcome | { outcome: "unknown_delivery" };

/**
 * Asks for what has changed since a list was handed over, for the same recipient: names that came
 * since, under numbers that go on, and the numbers to be struck out. What was chosen then holds
 * again. Throws like `requestDelivery`.
 */
export async function requestSupplement(
  actor: Actor,
  { deliveryId, note }: { deliveryId: string; note: string | null },
  { now }: { now: Date },
): Promise<SupplementOutcome> {
  requirePermission(actor, "makeDeliveries");
  requireFreshPasskey(actor, { now });
  const found = await findDelivery(deliveryId);
  const original = found?.supplementTo ? await findDelivery(found.supplementTo) : found;
  if (!original || !deliveryCan("supplement", original.state))
    return { outcome: "unknown_delivery" };
  const { campaignId, choices, recipient, purpose } = original;
  return store(actor, {
    ...blank(actor, now),
    campaignId,
    choices,
    recipient,
    purpose,
    note,
    supplementTo: original.id,
  });
}

function blank(actor: Actor, now: Date) {
  return {
    id: randomUUID(),
    reference: makeReference(),
    supplementTo: null as string | null,
    requestedById: actor.id,
    requestedAt: now,
  };
}

async function store(
  actor: Actor,
  asked: Omit<FreshDelivery, "state" | "profile">,
): Promise<RequestOutcome> {
  const { id, choices, requestedAt: at } = asked;
  return withTransaction(async (transaction) => {
    const needsApproval = await isLarge(transaction, asked.campaignId, choices);
    const state = needsApproval ? "awaiting_approval" : "queued";
    await insertDelivery(transaction, { ...asked, profile: choices.profile, state });
    await rememberChoices(transaction, actor.id, choices);
    const details = { profile: choices.profile, supplement: asked.supplementTo !== null };
    const deed = {
      actorId: actor.id,
      action: "delivery.requested",
      subjectId: id,
      details,
      at,
    } as const;
    await recordAudit(deed, transaction);
    if (!needsApproval) await queueMaking(transaction, id);
    return { outcome: state, id };
  });
}

/** By the count at the moment of asking; a list that names nobody new is never large. */
async function isLarge(
  transaction: Transaction,
  campaignId: string,
  { profile, statements }: DeliveryChoices,
): Promise<boolean> {
  if (profile === "press" || profile === "statistics") return false;
  const { approvalAbove, signatures } = await readApprovalRule(transaction, campaignId, statements);
  return approvalAbove !== null && signatures > approvalAbove;
}

/** Puts the making of a delivery into the queue, one at a time. */
export async function queueMaking(transaction: Transaction, deliveryId: string): Promise<void> {
  await transaction.query(
    `SELECT graphile_worker.add_job($1::text, json_build_object('deliveryId', $2::text),
       queue_name => $1::text, job_key => $1::text || ':' || $2::text, priority => 10)`,
    [jobNames.makeDelivery, deliveryId],
  );
}
