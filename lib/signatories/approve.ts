import { requirePermission } from "../accounts";
import type { Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { withTransaction, type Transaction } from "../db";
import { countOrganisers, lockForStep, writeStage, type SteppedRow } from "./notable-store";
import { notableCan, stageAfter } from "./stages";

export type ApprovalOutcome = {
  approved: number;
  /** Entered or attested by this organiser: somebody else has to approve. */
  own: number;
  /** Not (any longer) waiting for approval, or gone. */
  passed: number;
};

type Approval = {
  ids: string[];
  /** Said by an organiser who is the only one: recorded as such for good. */
  alone: boolean;
  /** Puts what is approved on the page at once. */
  publish: boolean;
};

/** Whether this organiser neither entered the entry nor attached its evidence. */
export function isSecondPerson(
  actor: Pick<Actor, "id">,
  { enteredById, attachedByIds }: Pick<SteppedRow, "enteredById" | "attachedByIds">,
): boolean {
  return enteredById !== actor.id && !attachedByIds.includes(actor.id);
}

/**
 * Approves entries whose evidence is there, each by somebody other than who entered it or
 * attached the evidence. Where the team is one person, that person may approve alone by saying
 * so; the entry and the audit log keep it. Pressing twice approves once. Throws `NotPermitted`.
 */
export async function approveNotables(
  actor: Actor,
  { ids, alone, publish }: Approval,
  { now }: { now: Date },
): Promise<ApprovalOutcome> {
  requirePermission(actor, "approveNotables");
  return withTransaction(async (transaction) => {
    const rows = await lockForStep(transaction, ids);
    const waiting = rows.filter(({ stage }) => notableCan("approve", stage));
    const mayAlone = alone && (await countOrganisers(transaction)) === 1;
    const outcome: ApprovalOutcome = { approved: 0, own: 0, passed: ids.length - waiting.length };
    for (const row of waiting) {
      const isSecond = isSecondPerson(actor, row);
      if (!isSecond && !mayAlone) {
        outcome.own += 1;
        continue;
      }
      await approve(transaction, actor, row, { alone: !isSecond, publish, now });
      outcome.approved += 1;
    }
    return outcome;
  });
}

async function approve(
  transaction: Transaction,
  actor: Actor,
  { id, stage }: SteppedRow,
  { alone, publish, now }: { alone: boolean; publish: boolean; now: Date },
): Promise<void> {
  const approved = stageAfter("approve", stage);
  await writeStage(transaction, id, {
    stage: publish ? stageAfter("publish", approved) : approved,
    publishedAt: publish ? now : null,
    approval: { byId: actor.id, at: now, alone },
  });
  const by = { actorId: actor.id, subjectId: id, at: now };
  const action = alone ? "notable.approved_alone" : "notable.approved";
  await recordAudit({ ...by, action }, transaction);
  if (publish) await recordAudit({ ...by, action: "notable.published" }, transaction);
}
