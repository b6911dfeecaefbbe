import { requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { withTransaction, type Transaction } from "../db";
import { withoutCountryOf } from "../privacy";
import { lockBoard } from "./board-lock";
import { insertSignatureEvidence } from "./evidence";
import { insertToldApart, lockShown } from "./link-store";
import { findPlace } from "./notable-store";

type Link = { id: string; signatureId: string };
type LinkOutcome = { outcome: "linked" | "taken" | "not_shown" | "unknown" };

/**
 * Says that an entry and a signature are one person: from then on the list shows them once, and
 * only while the signature is confirmed and shown by name. Throws `NotPermitted`.
 */
export async function linkSignature(
  actor: Actor,
  { id, signatureId }: Link,
  { now }: { now: Date },
): Promise<LinkOutcome> {
  requirePermission(actor, "editNotables");
  return withTransaction(async (transaction) => {
    const place = await findPlace(transaction, id);
    if (!place) return { outcome: "unknown" };
    await lockBoard(transaction, place.statementId);
    return linkOnBoard(transaction, actor, { id, signatureId, ...place }, now);
  });
}

/** As `linkSignature`, under the board's lock. */
export async function linkOnBoard(
  transaction: Transaction,
  actor: Actor,
  { id, signatureId, statementId }: Link & { statementId: string },
  now: Date,
): Promise<LinkOutcome> {
  const signature = await lockShown(transaction, signatureId);
  if (!signature || signature.statementId !== statementId) return { outcome: "not_shown" };
  if (signature.notableId) return { outcome: signature.notableId === id ? "linked" : "taken" };
  const { rowCount } = await transaction.query(
    "update notable set signature_id = $2 where id = $1 and signature_id is null",
    [id, signatureId],
  );
  if (rowCount === 0) return { outcome: "taken" };
  const by = { attachedById: actor.id, attachedAt: now };
  await insertSignatureEvidence(transaction, { ...by, notableId: id });
  await recordAudit(
    { actorId: actor.id, action: "notable.linked", subjectId: id, at: now },
    transaction,
  );
  return { outcome: "linked" };
}

/**
 * Says that an entry and a signature of the same name are two people: both stay on the page and
 * nobody is asked about them again. Throws `NotPermitted`.
 */
export async function tellApart(
  actor: Actor,
  { id, signatureId }: Link,
  { now }: { now: Date },
): Promise<{ outcome: "told_apart" | "not_shown" | "unknown" }> {
  requirePermission(actor, "editNotables");
  return withTransaction(async (transaction) => {
    const place = await findPlace(transaction, id);
    if (!place) return { outcome: "unknown" };
    await lockBoard(transaction, place.statementId);
    const signature = await lockShown(transaction, signatureId);
    if (!signature || signature.statementId !== place.statementId) return { outcome: "not_shown" };
    await tellApartOnBoard(transaction, actor, { id, signatureIds: [signatureId] }, now);
    return { outcome: "told_apart" };
  });
}

/** As `tellApart`, under the board's lock. */
export async function tellApartOnBoard(
  transaction: Transaction,
  actor: Actor,
  { id, signatureIds }: { id: string; signatureIds: string[] },
  now: Date,
): Promise<void> {
  await insertToldApart(transaction, id, signatureIds);
  await recordAudit(
    { actorId: actor.id, action: "notable.told_apart", subjectId: id, at: now },
    transaction,
  );
}

/**
 * Takes a mistaken link back. Only while the signature is shown: otherwise the link is what
 * keeps a name off the page whose bearer does not want it there. An entry that was made of its
 * signature is removed instead. A country that the signer gave is no longer said of somebody else.
 * Throws `NotPermitted`.
 */
export async function unlinkSignature(
  actor: Actor,
  { id }: { id: string },
  { now }: { now: Date },
): Promise<{ outcome: "unlinked" | "not_shown" | "unknown" }> {
  requirePermission(actor, "editNotables");
  return withTransaction(async (transaction) => {
    const place = await findPlace(transaction, id);
    if (!place) return { outcome: "unknown" };
    await lockBoard(transaction, place.statementId);
    const { rows } = await transaction.query<{ signature_id: string | null }>(
      "select signature_id from notable where id = $1 and source <> 'signature'",
      [id],
    );
    const signatureId = rows[0]?.signature_id;
    if (!signatureId) return { outcome: "unknown" };
    if (!(await lockShown(transaction, signatureId))) return { outcome: "not_shown" };
    await transaction.query(
      `update notable set signature_id = null, country = ${withoutCountryOf("gone")}
       from signature gone where notable.id = $1 and gone.id = notable.signature_id`,
      [id],
    );
    await recordAudit(
      { actorId: actor.id, action: "notable.unlinked", subjectId: id, at: now },
      transaction,
    );
    return { outcome: "unlinked" };
  });
}
