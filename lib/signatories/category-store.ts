import type { Transaction } from "../db";
import type { Localised } from "./notable-input";

export type CategoryRow = { id: string; slug: string; title: Localised };

/** Categories of a statement in their order. */
export async function selectCategories(
  transaction: Transaction,
  statementId: string,
): Promise<CategoryRow[]> {
  const { rows } = await transaction.query<CategoryRow>(
    "select id, slug, title from category where statement_id = $1 order by position, id",
    [statementId],
  );
  return rows;
}

export async function findCategoryStatement(
  transaction: Transaction,
  id: string,
): Promise<string | null> {
  const { rows } = await transaction.query<{ statementId: string }>(
    `select statement_id as "statementId" from category where id = $1`,
    [id],
  );
  return rows[0]?.statementId ?? null;
}

export async function insertCategory(
  transaction: Transaction,
  { id, slug, title, statementId }: CategoryRow & { statementId: string },
): Promise<void> {
  await transaction.query(
    `insert into category (id, statement_id, slug, title, position)
     select $1, $2, $3, $4, coalesce(max(position), 0) + 1 from category where statement_id = $2`,
    [id, statementId, slug, title],
  );
}

export async function writeCategoryOrder(transaction: Transaction, ids: string[]): Promise<void> {
  await transaction.query(
    `update category set position = place.position
     from unnest($1::uuid[]) with ordinality as place (id, position)
     where category.id = place.id`,
    [ids],
  );
}
