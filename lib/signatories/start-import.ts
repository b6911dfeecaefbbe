import { randomUUID } from "node:crypto";
import { requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { pool, withTransaction } from "../db";
import { selectCategories } from "./category-store";
import { toRows } from "./import-rows";
import { insertImport } from "./import-store";
import type { Provenance } from "./notable-input";
import { findStatementId } from "./notable-store";
import { readList, readListFile, type ListFault } from "./read-list";

/** How long a draft waits for its owner. */
export const draftDays = 14;
const dayInMs = 86_400_000;

export type StartOutcome =
  | { outcome: "started"; id: string; people: number }
  | { outcome: "refused"; fault: ListFault }
  | { outcome: "no_category" | "unknown" };

type NewList = { slug: string; provenance: Provenance; list: string | Uint8Array };

/**
 * Reads a list and keeps what was understood as a draft of this organiser, to be looked at and
 * mended; nobody comes onto the board by it. A list that cannot be read leaves nothing behind.
 * Throws `NotPermitted`.
 */
export async function startImport(
  actor: Actor,
  { slug, provenance, list }: NewList,
  { now }: { now: Date },
): Promise<StartOutcome> {
  requirePermission(actor, "editNotables");
  const statementId = await findStatementId(slug);
  if (!statementId) return { outcome: "unknown" };
  const read = typeof list === "string" ? readList(list) : readListFile(list);
  if (read.outcome === "refused") return read;
  const categories = await selectCategories(pool, statementId);
  if (categories.length === 0) return { outcome: "no_category" };
  const rows = toRows(read.people, { locale: provenance.locale, categories });
  const id = randomUUID();
  await withTransaction(async (transaction) => {
    const expiresAt = new Date(now.getTime() + draftDays * dayInMs);
    const draft = { id, statementId, ownerId: actor.id, rows, createdAt: now, expiresAt };
    await insertImport(transaction, { ...provenance, ...draft });
    await recordAudit(
      {
        actorId: actor.id,
        action: "notable_import.started",
        subjectId: id,
        details: { people: rows.length },
        at: now,
      },
      transaction,
    );
  });
  return { outcome: "started", id, people: rows.length };
}
