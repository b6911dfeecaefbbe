import { randomUUID } from "node:crypto";
import { requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { withTransaction, type Transaction } from "../db";
import { defaultLocale } from "../i18n/schema";
import { lockBoard } from "./board-lock";
import { isOwnDraft, judgeImport, type ImportDraft } from "./draft-import";
import { insertEvidence } from "./evidence";
import { findStoredImport, writeState } from "./import-store";
import type { NotableWording } from "./notable-input";
import { insertNotable } from "./notable-store";
import { nextPosition } from "./order-store";

/** How long an import can be taken back as a whole. */
export const undoImportDays = 30;
const dayInMs = 86_400_000;

export type ConfirmImportOutcome =
  | { outcome: "imported"; people: number }
  /** Rows to be placed, mended or decided first; nothing was imported. */
  | { outcome: "to_be_mended"; unplaced: number; faulty: number; undecided: number }
  | { outcome: "nothing_included" | "unknown" };

/**
 * Puts the included rows of a draft on the board, all or none, each at the end of its category
 * with the list as its evidence; somebody else approves them. Judged once more against the
 * board as it is at this moment; pressing twice imports once. Throws `NotPermitted`.
 */
export async function confirmImport(
  actor: Actor,
  { id }: { id: string },
  { now }: { now: Date },
): Promise<ConfirmImportOutcome> {
  requirePermission(actor, "editNotables");
  return withTransaction(async (transaction) => {
    const seen = await findStoredImport(id, transaction);
    if (!seen || !isOwnDraft(seen, actor)) return { outcome: "unknown" };
    await lockBoard(transaction, seen.statementId);
    const stored = await findStoredImport(id, transaction, { lock: true });
    if (!stored || !isOwnDraft(stored, actor)) return { outcome: "unknown" };
    const draft = await judgeImport(transaction, stored, defaultLocale);
    const { included, unplaced, faulty, undecided } = draft.counts;
    if (included === 0) return { outcome: "nothing_included" };
    if (unplaced + faulty + undecided > 0) {
      return { outcome: "to_be_mended", unplaced, faulty, undecided };
    }
    await insertPeople(transaction, actor, draft, now);
    const undoable = new Date(now.getTime() + undoImportDays * dayInMs);
    await writeState(transaction, id, "confirmed", undoable);
    await recordAudit(
      {
        actorId: actor.id,
        action: "notable_import.confirmed",
        subjectId: id,
        details: { people: included },
        at: now,
      },
      transaction,
    );
    return { outcome: "imported", people: included };
  });
}

async function insertPeople(
  transaction: Transaction,
  actor: Actor,
  draft: ImportDraft,
  now: Date,
): Promise<void> {
  const { id: importId, statementId, sourceNote, sourceUrl, sourceDate } = draft;
  const included = draft.rows.filter((row) => row.isIncluded);
  const positions = new Map<string, number>();
  for (const { wording, categoryId } of included) {
    const position = positions.get(categoryId) ?? (await nextPosition(transaction, categoryId));
    positions.set(categoryId, position + 1);
    const id = randomUUID();
    await insertNotable(transaction, {
      ...requireWording(wording),
      id,
      statementId,
      categoryId,
      position,
      stage: "evidence",
      source: "import",
      sourceNote,
      sourceUrl,
      sourceDate,
      signatureId: null,
      importId,
      enteredById: actor.id,
    });
    const evidence = { kind: "list" as const, note: sourceNote, url: sourceUrl };
    const by = { attachedById: actor.id, attachedAt: now };
    await insertEvidence(transaction, { ...evidence, ...by, notableId: id });
  }
}

function requireWording(wording: NotableWording | null): NotableWording {
  if (!wording) throw new Error("a row without faults has a wording");
  return wording;
}

/**
 * Takes everybody of one import off the board again, wherever they stand now, and makes a draft
 * of it for who takes it back. Returns how many left, and how many of them stood on the public
 * page. Throws `NotPermitted`.
 */
export async function undoImport(
  actor: Actor,
  { id }: { id: string },
  { now }: { now: Date },
): Promise<{ outcome: "undone"; removed: number; published: number } | { outcome: "unknown" }> {
  requirePermission(actor, "editNotables");
  return withTransaction(async (transaction) => {
    const seen = await findStoredImport(id, transaction);
    if (!seen) return { outcome: "unknown" };
    await lockBoard(transaction, seen.statementId);
    const stored = await findStoredImport(id, transaction, { lock: true });
    if (stored?.state !== "confirmed") return { outcome: "unknown" };
    const { rows } = await transaction.query<{ stage: string }>(
      "delete from notable where import_id = $1 returning stage",
      [id],
    );
    await transaction.query(
      "update notable_import set state = 'draft', owner_id = $2, expires_at = $3 where id = $1",
      [id, actor.id, new Date(now.getTime() + undoImportDays * dayInMs)],
    );
    const removed = rows.length;
    await recordAudit(
      {
        actorId: actor.id,
        action: "notable_import.undone",
        subjectId: id,
        details: { people: removed },
        at: now,
      },
      transaction,
    );
    const published = rows.filter(({ stage }) => stage === "published").length;
    return { outcome: "undone", removed, published };
  });
}
