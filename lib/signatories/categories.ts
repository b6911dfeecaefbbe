import { randomUUID } from "node:crypto";
import { requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import type { AuditAction } from "../audit/schema";
import { withTransaction, type Transaction } from "../db";
import { isUuid } from "../uuid";
import { lockBoard } from "./board-lock";
import {
  findCategoryStatement,
  insertCategory,
  selectCategories,
  writeCategoryOrder,
} from "./category-store";
import { foldForSearch } from "./fold";
import type { Localised } from "./notable-input";
import { findStatementId } from "./notable-store";
import { readOrder, writeOrder } from "./order-store";

type At = { now: Date };

/** Adds a category at the end. Its address part is made of the title and stays. Throws `NotPermitted`. */
export async function addCategory(
  actor: Actor,
  { slug, title }: { slug: string; title: Localised },
  { now }: At,
): Promise<{ outcome: "added"; id: string } | { outcome: "unknown" }> {
  requirePermission(actor, "editNotables");
  const statementId = await findStatementId(slug);
  if (!statementId) return { outcome: "unknown" };
  const id = randomUUID();
  await withTransaction(async (transaction) => {
    await lockBoard(transaction, statementId);
    const taken = (await selectCategories(transaction, statementId)).map((each) => each.slug);
    const part = findFreeSlug(title, taken);
    await insertCategory(transaction, { id, slug: part, title, statementId });
    await audit(transaction, actor, "notable_category.added", id, now);
  });
  return { outcome: "added", id };
}

/** Gives a category other titles. Throws `NotPermitted`. */
export async function renameCategory(
  actor: Actor,
  { id, title }: { id: string; title: Localised },
  { now }: At,
): Promise<{ outcome: "renamed" | "unknown" }> {
  requirePermission(actor, "editNotables");
  return onBoardOf(id, async (transaction) => {
    await transaction.query("update category set title = $2 where id = $1", [id, title]);
    await audit(transaction, actor, "notable_category.renamed", id, now);
    return { outcome: "renamed" };
  });
}

/** Moves a category one place up or down; at either end it stays. Throws `NotPermitted`. */
export async function moveCategory(
  actor: Actor,
  { id, step }: { id: string; step: "up" | "down" },
  { now }: At,
): Promise<{ outcome: "moved" | "unknown" }> {
  requirePermission(actor, "editNotables");
  return onBoardOf(id, async (transaction, statementId) => {
    const order = (await selectCategories(transaction, statementId)).map((each) => each.id);
    const from = order.indexOf(id);
    const to = Math.min(Math.max(from + (step === "up" ? -1 : 1), 0), order.length - 1);
    await writeCategoryOrder(transaction, order.toSpliced(from, 1).toSpliced(to, 0, id));
    await audit(transaction, actor, "notable_category.moved", id, now);
    return { outcome: "moved" };
  });
}

/**
 * Removes a category that is empty, or after its people went to the end of another one of the
 * same statement. Throws `NotPermitted`.
 */
export async function removeCategory(
  actor: Actor,
  { id, moveTo }: { id: string; moveTo: string | null },
  { now }: At,
): Promise<{ outcome: "removed" | "not_empty" | "unknown" }> {
  requirePermission(actor, "editNotables");
  return onBoardOf(id, async (transaction, statementId) => {
    const people = await readOrder(transaction, id);
    if (people.length > 0) {
      const isThere = (await selectCategories(transaction, statementId)).some(
        (each) => each.id === moveTo && each.id !== id,
      );
      if (!moveTo || !isThere) return { outcome: "not_empty" };
      await writeOrder(transaction, moveTo, [...(await readOrder(transaction, moveTo)), ...people]);
    }
    await transaction.query("delete from category where id = $1", [id]);
    await audit(transaction, actor, "notable_category.removed", id, now);
    return { outcome: "removed" };
  });
}

async function onBoardOf<Outcome extends { outcome: string }>(
  id: string,
  work: (transaction: Transaction, statementId: string) => Promise<Outcome>,
): Promise<Outcome | { outcome: "unknown" }> {
  if (!isUuid(id)) return { outcome: "unknown" };
  return withTransaction(async (transaction) => {
    const statementId = await findCategoryStatement(transaction, id);
    if (!statementId) return { outcome: "unknown" };
    await lockBoard(transaction, statementId);
    // It may have gone while we waited.
    if (!(await findCategoryStatement(transaction, id))) return { outcome: "unknown" };
    return work(transaction, statementId);
  });
}

function audit(
  transaction: Transaction,
  actor: Actor,
  action: AuditAction,
  subjectId: string,
  at: Date,
): Promise<void> {
  return recordAudit({ actorId: actor.id, action, subjectId, at }, transaction);
}

/** "Trade unions" → "trade-unions", "trade-unions-2"; without Latin letters "category". */
function findFreeSlug(title: Localised, taken: string[]): string {
  const words = Object.values(title).map((text) => foldForSearch(text ?? ""));
  const latin = words.find((text) => /^[a-z0-9 ]+$/.test(text)) ?? "category";
  const slug = latin.replaceAll(" ", "-").slice(0, 60).replace(/-+$/, "");
  let number = 1;
  const numbered = () => (number === 1 ? slug : `${slug}-${number}`);
  while (taken.includes(numbered())) number += 1;
  return numbered();
}
