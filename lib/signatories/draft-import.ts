import { requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { pool, withTransaction, type Transaction } from "../db";
import type { Locale } from "../i18n/schema";
import { selectCategories } from "./category-store";
import { changeRow, placeRest, type RowChange } from "./import-rows";
import {
  findStoredImport,
  selectImports,
  writeRows,
  type ImportSummary,
  type StoredImport,
} from "./import-store";
import { judgeRows, type JudgedRow } from "./judge-rows";
import { findStatementId, selectNames } from "./notable-store";
import { hashNames, selectRemovedHashes } from "./same-person";

/** Rows of a draft: to be imported, and of those what has to be settled first or looked at. */
type ImportCounts = {
  included: number;
  unplaced: number;
  faulty: number;
  undecided: number;
  doubtful: number;
};

/** A draft, or what became of it, with every row judged as things stand now. */
export type ImportDraft = Omit<StoredImport, "rows"> & {
  rows: JudgedRow[];
  categories: { id: string; title: Record<string, string> }[];
  counts: ImportCounts;
};

/** A draft of this organiser, or a confirmed import; null for any other. Throws `NotPermitted`. */
export async function findImport(
  actor: Actor,
  id: string,
  locale: Locale,
): Promise<ImportDraft | null> {
  requirePermission(actor, "editNotables");
  const stored = await findStoredImport(id);
  if (!stored || !isReadable(stored, actor)) return null;
  return judgeImport(pool, stored, locale);
}

/** The imports of a statement that this organiser may see, newest first. Throws `NotPermitted`. */
export async function listImports(actor: Actor, slug: string): Promise<ImportSummary[]> {
  requirePermission(actor, "editNotables");
  const statementId = await findStatementId(slug);
  return statementId ? selectImports(statementId, actor.id) : [];
}

type RowChanges = {
  id: string;
  changes: Record<string, RowChange>;
  /** The category of all rows of the draft that are in none after that. */
  restTo?: string | null;
};

/**
 * Keeps what was typed into rows of a draft, right or wrong: it is judged again when it is
 * shown, and only what is right can be imported. Throws `NotPermitted`.
 */
export async function saveImportRows(
  actor: Actor,
  { id, changes, restTo }: RowChanges,
): Promise<{ outcome: "saved" | "unknown" }> {
  requirePermission(actor, "editNotables");
  return withTransaction(async (transaction) => {
    const stored = await findStoredImport(id, transaction, { lock: true });
    if (!stored || !isOwnDraft(stored, actor)) return { outcome: "unknown" };
    const given = new Map(Object.entries(changes));
    const rows = stored.rows.map((row) => changeRow(row, given.get(row.key) ?? {}));
    const categories = await selectCategories(transaction, stored.statementId);
    await writeRows(transaction, id, restTo ? placeRest(rows, categories, restTo) : rows);
    return { outcome: "saved" };
  });
}

/** Throws a draft away. Throws `NotPermitted`. */
export async function discardImport(
  actor: Actor,
  { id }: { id: string },
  { now }: { now: Date },
): Promise<{ outcome: "discarded" | "unknown" }> {
  requirePermission(actor, "editNotables");
  return withTransaction(async (transaction) => {
    const stored = await findStoredImport(id, transaction, { lock: true });
    if (!stored || !isOwnDraft(stored, actor)) return { outcome: "unknown" };
    await transaction.query("delete from notable_import where id = $1", [id]);
    await recordAudit(
      { actorId: actor.id, action: "notable_import.discarded", subjectId: id, at: now },
      transaction,
    );
    return { outcome: "discarded" };
  });
}

/** A stored import with its rows judged against the board as it is. */
export async function judgeImport(
  transaction: Transaction,
  { rows: stored, ...rest }: StoredImport,
  locale: Locale,
): Promise<ImportDraft> {
  const { statementId } = rest;
  const categories = await selectCategories(transaction, statementId);
  const removed = await selectRemovedHashes(transaction, statementId);
  const rows = judgeRows(stored, {
    locale,
    entries: await selectNames(transaction, statementId),
    wasRemoved: (name) =>
      removed.size > 0 &&
      hashNames(statementId, name).some((hash) => removed.has(hash.toString("hex"))),
    categoryIds: new Set(categories.map((category) => category.id)),
  });
  const count = (is: (row: JudgedRow) => boolean) => rows.filter(is).length;
  return {
    ...rest,
    rows,
    categories: categories.map(({ id, title }) => ({ id, title: title as Record<string, string> })),
    counts: {
      included: count((row) => row.isIncluded),
      unplaced: count((row) => row.isUnplaced),
      faulty: count((row) => row.faults.length > 0),
      undecided: count((row) => row.isUndecided),
      doubtful: count((row) => row.isIncluded && row.doubts.length > 0),
    },
  };
}

export function isOwnDraft(stored: StoredImport, actor: Actor): boolean {
  return stored.state === "draft" && stored.ownerId === actor.id;
}

function isReadable(stored: StoredImport, actor: Actor): boolean {
  return stored.state === "confirmed" || stored.ownerId === actor.id;
}
