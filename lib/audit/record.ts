import { randomUUID } from "node:crypto";
import { pool, type Transaction } from "../db";
import type { AuditRecord } from "./schema";

/**
 * Appends one line to the audit log: who did what to which row. Give it the
 * transaction that does the deed, so that neither exists without the other.
 * Takes identifiers only; names and addresses stay where erasure can reach them.
 */
export async function recordAudit(
  { actorId, action, subjectId = null, details = {}, at = new Date() }: AuditRecord,
  transaction: Transaction = pool,
): Promise<void> {
  await transaction.query(
    `insert into audit_entry (id, at, actor_id, action, subject_id, details)
     values ($1, $2, $3, $4, $5, $6)`,
    [randomUUID(), at, actorId, action, subjectId, JSON.stringify(details)],
  );
}
