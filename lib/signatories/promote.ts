import { randomUUID } from "node:crypto";
import { requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { pool, withTransaction, type Transaction } from "../db";
import { lockBoard } from "./board-lock";
import { insertSignatureEvidence } from "./evidence";
import { lockShown, searchShown, type ShownSignature } from "./link-store";
import { findStatementId, hasCategory, insertNotable, selectUnlinked } from "./notable-store";
import { nameKey, nameKeys } from "./name-keys";
import type { FoundToPromote, SamePerson } from "./notable-types";
import { nextPosition } from "./order-store";
import { findSamePerson } from "./same-person";
import { searchWords } from "./schema";

export type PromoteOutcome =
  | { outcome: "promoted"; id: string }
  | { outcome: "already_there"; id: string }
  | SamePerson
  /** Not confirmed, held back, or not to be shown by name. */
  | { outcome: "not_shown" | "unknown" };

type Promotion = { signatureId: string; categoryId: string; isAnother: boolean };

/**
 * Makes a notable of somebody who signed and chose to be shown by name, with what they wrote
 * of themselves; the signature is its evidence. From publication on the person is listed among
 * the notables only. Throws `NotPermitted`.
 */
export async function promoteSignature(
  actor: Actor,
  { signatureId, categoryId, isAnother }: Promotion,
  { now }: { now: Date },
): Promise<PromoteOutcome> {
  requirePermission(actor, "editNotables");
  return withTransaction(async (transaction) => {
    const seen = await lockShown(transaction, signatureId);
    if (!seen) return { outcome: "not_shown" };
    const { statementId, locale } = seen;
    await lockBoard(transaction, statementId);
    const signature = await lockShown(transaction, signatureId);
    if (!signature) return { outcome: "not_shown" };
    if (signature.notableId) return { outcome: "already_there", id: signature.notableId };
    if (!(await hasCategory(transaction, categoryId, statementId))) return { outcome: "unknown" };
    const name = { [locale]: signature.name };
    const same = isAnother
      ? null
      : await findSamePerson(transaction, { statementId, name, locale });
    if (same) return same;
    const id = await insertPromoted(transaction, actor, { signature, categoryId, now });
    return { outcome: "promoted", id };
  });
}

async function insertPromoted(
  transaction: Transaction,
  actor: Actor,
  { signature, categoryId, now }: { signature: ShownSignature; categoryId: string; now: Date },
): Promise<string> {
  const id = randomUUID();
  const { locale, statementId } = signature;
  const inLocale = (text: string | null) => (text ? { [locale]: text } : null);
  await insertNotable(transaction, {
    id,
    statementId,
    categoryId,
    position: await nextPosition(transaction, categoryId),
    name: { [locale]: signature.name },
    role: inLocale(signature.role),
    organisation: inLocale(signature.organisation),
    showOrganisation: true,
    capacity: signature.capacity,
    country: signature.country,
    stage: "evidence",
    source: "signature",
    sourceNote: "",
    sourceUrl: null,
    sourceDate: null,
    signatureId: signature.id,
    importId: null,
    enteredById: actor.id,
  });
  const by = { attachedById: actor.id, attachedAt: now };
  await insertSignatureEvidence(transaction, { ...by, notableId: id });
  await recordAudit(
    { actorId: actor.id, action: "notable.promoted", subjectId: id, at: now },
    transaction,
  );
  return id;
}

/**
 * Signatures of a statement, shown by name, that a search finds; for promoting one, or for
 * linking it where the same name stands on the board without a signature. Throws `NotPermitted`.
 */
export async function searchSignaturesToPromote(
  actor: Actor,
  { slug, q }: { slug: string; q: string },
): Promise<FoundToPromote[]> {
  requirePermission(actor, "editNotables");
  const words = searchWords(q) ?? [];
  const statementId = words.length > 0 ? await findStatementId(slug) : null;
  if (!statementId) return [];
  const [found, entries] = await Promise.all([
    searchShown(statementId, words),
    selectUnlinked(pool, statementId),
  ]);
  return found.map((signature) => {
    const key = nameKey(signature.name);
    const same = entries.filter(({ name }) =>
      nameKeys(name as Record<string, string>).includes(key),
    );
    return { ...signature, sameName: signature.notableId ? [] : same.map(({ id }) => id) };
  });
}
