import { randomUUID } from "node:crypto";
import { requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { withTransaction, type Transaction } from "../db";
import type { Evidence } from "./notable-input";
import { lockForStep, writeStage } from "./notable-store";
import { notableCan, stageAfter } from "./stages";

type NewEvidence = Evidence & {
  notableId: string;
  kind: "note" | "list" | "signature";
  attachedById: string | null;
  attachedAt: Date;
};

export async function insertEvidence(
  transaction: Transaction,
  { notableId, kind, note, url, attachedById, attachedAt }: NewEvidence,
): Promise<void> {
  await transaction.query(
    `insert into notable_evidence (id, notable_id, kind, note, url, attached_by_id, attached_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [randomUUID(), notableId, kind, note, url, attachedById, attachedAt],
  );
}

/** Attaches the signature that an entry is linked with; it speaks for itself. */
export function insertSignatureEvidence(
  transaction: Transaction,
  evidence: Pick<NewEvidence, "notableId" | "attachedById" | "attachedAt">,
): Promise<void> {
  return insertEvidence(transaction, { ...evidence, kind: "signature", note: "", url: null });
}

/**
 * Attaches to an entry what shows that the person stands behind it; an entry that was only
 * asked about then waits for approval. Who attached it does not approve it. Throws
 * `NotPermitted`.
 */
export async function attachEvidence(
  actor: Actor,
  { id, ...evidence }: Evidence & { id: string },
  { now }: { now: Date },
): Promise<{ outcome: "attached" | "unknown" }> {
  requirePermission(actor, "editNotables");
  return withTransaction(async (transaction) => {
    const [row] = await lockForStep(transaction, [id]);
    if (!row) return { outcome: "unknown" };
    const by = { attachedById: actor.id, attachedAt: now };
    await insertEvidence(transaction, { ...evidence, ...by, notableId: id, kind: "note" });
    if (notableCan("attachEvidence", row.stage)) {
      const stage = stageAfter("attachEvidence", row.stage);
      await writeStage(transaction, id, { stage, publishedAt: null });
    }
    await recordAudit(
      { actorId: actor.id, action: "notable.evidence_attached", subjectId: id, at: now },
      transaction,
    );
    return { outcome: "attached" };
  });
}
