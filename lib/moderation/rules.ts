import { randomUUID } from "node:crypto";
import { z } from "zod";
import { requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import type { AuditAction } from "../audit/schema";
import { withTransaction, type Transaction } from "../db";
import { noteText } from "./moderate";
import {
  invalidationReasons,
  ruleCan,
  ruleConditions,
  ruleVerbs,
  type ModerationRule,
  type RulePreview,
} from "./schema";
import {
  countFitting,
  deleteRule,
  insertRule,
  lockRule,
  queueRule,
  selectRules,
  selectSample,
  updateRule,
  type RuleChange,
  type StoredRule,
} from "./rules-store";

type Clock = { now: Date };

const ruleInput = z
  .object({
    conditions: ruleConditions,
    verb: z.enum(ruleVerbs, "choice"),
    reason: z
      .enum(invalidationReasons, "choice")
      .nullish()
      .transform((reason) => reason ?? null),
    note: noteText,
  })
  .refine(({ verb, reason }) => verb !== "invalidate" || reason !== null, {
    message: "required",
    path: ["reason"],
  });

export type RuleInput = z.input<typeof ruleInput>;

export type DraftOutcome =
  | { outcome: "drafted"; id: string }
  | { outcome: "invalid"; errors: { field: string; code: string }[] };

/** What became of a wish about a rule: `not_now` when its state does not allow it (any longer). */
export type RuleOutcome = { outcome: "done" } | { outcome: "not_now" } | { outcome: "unknown" };

const sampleSize = 20;
const mostListed = 50;

/** Keeps a rule as a draft, to be looked at before it does anything. Throws `NotPermitted`. */
export async function draftRule(
  actor: Actor,
  input: RuleInput,
  { now: createdAt }: Clock,
): Promise<DraftOutcome> {
  requirePermission(actor, "moderateSignatures");
  const parsed = ruleInput.safeParse(input);
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, message }) => ({
      field: String(path.at(-1) ?? "conditions"),
      code: message,
    }));
    return { outcome: "invalid", errors };
  }
  const { reason, ...rule } = parsed.data;
  const id = randomUUID();
  const kept = { ...rule, reason: rule.verb === "invalidate" ? reason : null };
  await insertRule({ ...kept, id, actorId: actor.id, createdAt });
  return { outcome: "drafted", id };
}

/** The newest rules, drafts too. Throws `NotPermitted`. */
export async function listRules(actor: Actor): Promise<ModerationRule[]> {
  requirePermission(actor, "seeSignatures");
  return (await selectRules(null, mostListed)).map(toRule);
}

/** One rule with its progress; null for one that is not there. Throws `NotPermitted`. */
export async function findRule(actor: Actor, id: string): Promise<ModerationRule | null> {
  requirePermission(actor, "seeSignatures");
  if (!z.uuid().safeParse(id).success) return null;
  const [rule] = await selectRules(id, 1);
  return rule ? toRule(rule) : null;
}

/** Exactly what the rule would do now, with the newest it would change. Throws `NotPermitted`. */
export async function previewRule(
  actor: Actor,
  { conditions, verb }: Pick<ModerationRule, "conditions" | "verb">,
): Promise<RulePreview> {
  requirePermission(actor, "seeSignatures");
  const [counts, sample] = await Promise.all([
    countFitting(conditions, verb),
    selectSample(conditions, verb, sampleSize),
  ]);
  return { ...counts, sample };
}

/** Lets the worker carry a draft out. Throws `NotPermitted`. */
export function startRule(actor: Actor, id: string, { now }: Clock): Promise<RuleOutcome> {
  return changeRule(actor, id, ruleCan.start, async (transaction, rule) => {
    const { changing } = await countFitting(rule.conditions, rule.verb, transaction);
    await queueRule(transaction, id);
    const change = { state: "queued", total: changing, startedAt: now } as const;
    return { change, action: "moderation_rule.started", at: now };
  });
}

/** Stops a rule after the batch in hand; what it did stays done and can be undone. Throws `NotPermitted`. */
export function cancelRule(actor: Actor, id: string, { now }: Clock): Promise<RuleOutcome> {
  return changeRule(actor, id, ruleCan.cancel, async () => {
    const change = { state: "cancelled", finishedAt: now } as const;
    return { change, action: "moderation_rule.cancelled", at: now };
  });
}

/**
 * Takes back all that a rule did: each signature becomes what it was, unless somebody decided
 * about it since. Done by the worker, with progress. Throws `NotPermitted`.
 */
export function undoRule(actor: Actor, id: string, { now }: Clock): Promise<RuleOutcome> {
  return changeRule(actor, id, ruleCan.undo, async (transaction) => {
    await queueRule(transaction, id);
    const change = {
      state: "undoing",
      cursor: null,
      finishedAt: null,
      undoneBy: actor.id,
    } as const;
    return { change, action: "moderation_rule.undo_started", at: now };
  });
}

/** Deletes a draft. Throws `NotPermitted`. */
export async function discardRule(actor: Actor, id: string): Promise<RuleOutcome> {
  requirePermission(actor, "moderateSignatures");
  if (!z.uuid().safeParse(id).success) return { outcome: "unknown" };
  return { outcome: (await deleteRule(id, "draft")) ? "done" : "not_now" };
}

type Planned = { change: RuleChange; action: AuditAction; at: Date };

async function changeRule(
  actor: Actor,
  id: string,
  isAllowed: (state: StoredRule["state"]) => boolean,
  plan: (transaction: Transaction, rule: StoredRule) => Promise<Planned>,
): Promise<RuleOutcome> {
  requirePermission(actor, "moderateSignatures");
  if (!z.uuid().safeParse(id).success) return { outcome: "unknown" };
  return withTransaction(async (transaction) => {
    const rule = await lockRule(transaction, id);
    if (!rule) return { outcome: "unknown" };
    if (!isAllowed(rule.state)) return { outcome: "not_now" };
    const { change, action, at } = await plan(transaction, rule);
    await updateRule(transaction, id, change);
    const details = { verb: rule.verb, ...(rule.reason ? { reason: rule.reason } : {}) };
    await recordAudit({ actorId: actor.id, action, subjectId: id, details, at }, transaction);
    return { outcome: "done" };
  });
}

function toRule({ actorId: _, undoneBy: __, cursor: ___, ...rule }: StoredRule): ModerationRule {
  return rule;
}
