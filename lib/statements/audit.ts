import type { Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import type { AuditAction, AuditRecord } from "../audit/schema";
import type { Transaction } from "../db";

type Deed = Extract<AuditAction, `statement.${string}`>;

type Circumstances = { details?: AuditRecord["details"]; now: Date };

/** Writes down what was done to a statement; `actor` is null for what the worker did in its time. */
export function recordDeed(
  actor: Pick<Actor, "id"> | null,
  action: Deed,
  subjectId: string,
  { details, now }: Circumstances,
  transaction: Transaction,
): Promise<void> {
  return recordAudit(
    { actorId: actor?.id ?? null, action, subjectId, details, at: now },
    transaction,
  );
}
