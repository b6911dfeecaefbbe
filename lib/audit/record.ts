import { pool, type Transaction } from "../db";
import { nextUuid } from "../uuid";
import { isAuditDetail, type AuditRecord } from "./schema";

/**
 * Appends one line to the audit log: who did what to which row. Give it the
 * transaction that does the deed, so that neither exists without the other.
 * Takes identifiers only; names and addresses stay where erasure can reach them. Throws for a
 * detail that has no label in the log, since nobody could read it there.
 */
export async function recordAudit(
  { actorId, action, subjectId = null, details = {}, at = new Date() }: AuditRecord,
  transaction: Transaction = pool,
): Promise<void> {
  const wordless = Object.keys(details).filter((name) => !isAuditDetail(name));
  if (wordless.length) throw new Error(`no detail of the audit log: ${wordless.join(", ")}`);
  await transaction.query(
    `insert into audit_entry (id, at, actor_id, action, subject_id, details)
     values ($1, $2, $3, $4, $5, $6)`,
    [nextUuid(), at, actorId, action, subjectId, JSON.stringify(details)],
  );
}
