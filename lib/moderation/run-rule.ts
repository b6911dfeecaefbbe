import { recordAudit } from "../audit";
import { withTransaction, type Transaction } from "../db";
import { changeStanding, restoreStanding } from "../signing";
import { insertActs, lockActsOfRule, markUndone } from "./acts-store";
import { lockRule, queueRule, selectNextFitting, updateRule, type StoredRule } from "./rules-store";

/** Signatures in a transaction: short enough that nobody who signs or confirms waits long. */
const batchSize = 1_000;
/** Milliseconds of work in one job; the rest is queued again, so that a worker can be stopped. */
const longestStretch = 5_000;

export type RuleRun = { changed: number; goesOn: boolean };

/**
 * Does a stretch of a rule's work, or of undoing it, a batch at a time, and queues the rest.
 * Each batch is one transaction that changes signatures, keeps what they were, and notes how
 * far it came; so a crash loses and doubles nothing, and the tally is exact at every commit.
 * A rule that was cancelled, is over or gone ends it. For the worker.
 */
export async function runRule(ruleId: string, { now }: { now: Date }): Promise<RuleRun> {
  const end = performance.now() + longestStretch;
  let changed = 0;
  for (;;) {
    const batch = await withTransaction((transaction) => runBatch(transaction, ruleId, now));
    changed += batch.changed;
    if (!batch.goesOn) return { changed, goesOn: false };
    if (performance.now() >= end) break;
  }
  await withTransaction((transaction) => queueRule(transaction, ruleId));
  return { changed, goesOn: true };
}

async function runBatch(transaction: Transaction, ruleId: string, now: Date): Promise<RuleRun> {
  const rule = await lockRule(transaction, ruleId);
  switch (rule?.state) {
    case "queued":
    case "running":
      return applyBatch(transaction, rule, now);
    case "undoing":
      return undoBatch(transaction, rule, now);
    default:
      return { changed: 0, goesOn: false };
  }
}

async function applyBatch(transaction: Transaction, rule: StoredRule, at: Date): Promise<RuleRun> {
  const { id: ruleId, actorId, verb, reason, note } = rule;
  const { ids, end } = await selectNextFitting(transaction, rule, batchSize);
  const changes = await changeStanding(transaction, ids, verb);
  await insertActs(transaction, { actorId, verb, reason, note, ruleId, at }, changes);
  const changed = rule.changed + changes.length;
  const progress = { done: rule.done + ids.length, changed, cursor: end };
  if (end) {
    await updateRule(transaction, ruleId, { ...progress, state: "running" });
  } else {
    await updateRule(transaction, ruleId, { ...progress, state: "done", finishedAt: at });
    await recordRule(transaction, rule, "moderation_rule.finished", actorId, changed, at);
  }
  return { changed: changes.length, goesOn: end !== null };
}

async function undoBatch(transaction: Transaction, rule: StoredRule, at: Date): Promise<RuleRun> {
  const actorId = rule.undoneBy ?? rule.actorId;
  const { acts, end } = await lockActsOfRule(transaction, rule.id, rule.cursor, batchSize);
  const changes = acts.map(({ signatureId: id, before, after }) => ({ id, before, after }));
  const back = new Set(await restoreStanding(transaction, changes));
  const undone = acts.filter(({ signatureId }) => back.has(signatureId)).map(({ id }) => id);
  await markUndone(transaction, undone, { actorId, at });
  const restored = rule.restored + undone.length;
  const goesOn = end !== null;
  await updateRule(transaction, rule.id, {
    restored,
    cursor: end ?? rule.cursor,
    ...(goesOn ? {} : { state: "undone", finishedAt: at }),
  });
  if (!goesOn) {
    await recordRule(transaction, rule, "moderation_rule.undone", actorId, restored, at);
  }
  return { changed: undone.length, goesOn };
}

async function recordRule(
  transaction: Transaction,
  rule: StoredRule,
  action: "moderation_rule.finished" | "moderation_rule.undone",
  actorId: string,
  signatures: number,
  at: Date,
): Promise<void> {
  await recordAudit(
    { actorId, action, subjectId: rule.id, details: { signatures }, at },
    transaction,
  );
}
