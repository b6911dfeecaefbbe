import { requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { withTransaction, type Transaction } from "../db";
import { lockBoardsOf } from "./board-lock";
import { countOrganisers, lockForStep, writeStage, type SteppedRow } from "./notable-store";
import { findDecisions } from "./same-decisions";
import { notableCan, stageAfter } from "./stages";

export type ApprovalOutcome = {
  approved: number;
  /** Entered or attested by this organiser: somebody else has to approve. */
  own: number;
  /** Not (any longer) waiting for approval, or gone. */
  passed: number;
  /**
   * Somebody signed under the same name, and nobody said whether it is the same person; or what
   * was said holds no longer, or for one of two entries only. Then nobody was approved.
   */
  undecided: string[];
};

/** Undoes what was written until it is thrown. */
class TakenBack extends Error {
  constructor(readonly outcome: ApprovalOutcome) {
    super("what was said of signatures of the same name does not hold");
  }
}

type Approval = {
  ids: string[];
  /** Said by an organiser who is the only one: recorded as such for good. */
  alone: boolean;
  /** Puts what is approved on the page at once. */
  publish: boolean;
  /** By entry: the signature that is the same person's, or `another` where none is. */
  same?: Record<string, string>;
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
 * so; the entry and the audit log keep it. Where somebody signed under the same name, whoever
 * approves says whether it is the same person, and the list shows them once: nobody goes up
 * whose signature could not be linked as was said. Pressing twice approves once. Throws
 * `NotPermitted`.
 */
export async function approveNotables(
  actor: Actor,
  { ids, alone, publish, same = {} }: Approval,
  { now }: { now: Date },
): Promise<ApprovalOutcome> {
  requirePermission(actor, "approveNotables");
  const approval = withTransaction(async (transaction) => {
    await lockBoardsOf(transaction, ids);
    const rows = await lockForStep(transaction, ids);
    const waiting = rows.filter(({ stage }) => notableCan("approve", stage));
    const mayAlone = alone && (await countOrganisers(transaction)) === 1;
    const mine = waiting.filter((row) => mayAlone || isSecondPerson(actor, row));
    const own = waiting.length - mine.length;
    const passed = ids.length - waiting.length;
    const { undecided, settle } = await findDecisions(transaction, mine, same);
    if (undecided.length > 0) return { approved: 0, own, passed, undecided };
    for (const row of mine) {
      if (!(await settle(actor, row, now))) undecided.push(row.id);
    }
    if (undecided.length > 0) throw new TakenBack({ approved: 0, own, passed, undecided });
    for (const row of mine) {
      await approve(transaction, actor, row, { alone: !isSecondPerson(actor, row), publish, now });
    }
    return { approved: mine.length, own, passed, undecided };
  });
  return approval.catch((error: unknown) => {
    if (error instanceof TakenBack) return error.outcome;
    throw error;
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
