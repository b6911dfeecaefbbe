import { z } from "zod";
import { requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { withTransaction } from "../db";
import { applyToEntry, closeProposal, lockProposal, selectWaiting } from "./change-store";
import { keepOnlyChosen } from "./details";
import { judgeDetails } from "./judge-details";
import { replaceDetails } from "./own-store";
import type { DecideChangeOutcome, WaitingChange } from "./schema";

/** Proposals of notable signatures that wait for an organiser, oldest first. */
export async function listWaitingChanges(actor: Actor): Promise<WaitingChange[]> {
  requirePermission(actor, "moderateSignatures");
  return selectWaiting();
}

/**
 * Takes over what the owner of a notable signature proposed, into the signature and into the
 * entry among the notable names, and records who did. `gone` where there is nothing (any
 * longer) to decide: a newer proposal has an id of its own.
 */
export function acceptChange(
  actor: Actor,
  id: string,
  { now }: { now: Date },
): Promise<DecideChangeOutcome> {
  return decide(actor, id, "accepted", now);
}

/** Leaves a notable signature as it is and forgets what was proposed; its owner's page says so. */
export function refuseChange(
  actor: Actor,
  id: string,
  { now }: { now: Date },
): Promise<DecideChangeOutcome> {
  return decide(actor, id, "refused", now);
}

async function decide(
  actor: Actor,
  id: string,
  decision: "accepted" | "refused",
  now: Date,
): Promise<DecideChangeOutcome> {
  requirePermission(actor, "moderateSignatures");
  if (!z.uuid().safeParse(id).success) return { outcome: "gone" };
  return withTransaction(async (transaction): Promise<DecideChangeOutcome> => {
    const proposal = await lockProposal(id, transaction);
    if (!proposal) return { outcome: "gone" };
    const { signatureId, emailFingerprint, wanted, standing } = proposal;
    await closeProposal(id, decision, { now, transaction });
    if (decision === "accepted") {
      await applyToEntry(proposal, transaction);
      const kept = keepOnlyChosen(wanted, emailFingerprint);
      // As details that stood before: somebody has looked at the name, so it raises no alarm.
      const judgement = await judgeDetails(wanted, standing, wanted);
      await replaceDetails(signatureId, { ...kept, ...judgement }, transaction);
    }
    const action = `signature_change.${decision}` as const;
    await recordAudit({ actorId: actor.id, action, subjectId: signatureId, at: now }, transaction);
    return { outcome: "decided" };
  });
}
