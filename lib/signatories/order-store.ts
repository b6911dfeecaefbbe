import type { Transaction } from "../db";

/** The entries of a category in their order. Under the board's lock. */
export async function readOrder(transaction: Transaction, categoryId: string): Promise<string[]> {
  const { rows } = await transaction.query<{ id: string }>(
    "select id from notable where category_id = $1 order by position",
    [categoryId],
  );
  return rows.map(({ id }) => id);
}

/**
 * Gives a category exactly these entries in this order, taking them from other categories
 * where need be. In two steps, because no two may have one position even for a moment:
 * below zero nobody stands.
 */
export async function writeOrder(
  transaction: Transaction,
  categoryId: string,
  ids: string[],
): Promise<void> {
  await transaction.query(
    `update notable set category_id = $1, position = -place.position
     from unnest($2::uuid[]) with ordinality as place (id, position)
     where notable.id = place.id`,
    [categoryId, ids],
  );
  await transaction.query(
    "update notable set position = -position where category_id = $1 and position < 0",
    [categoryId],
  );
}

/** The position behind the last entry of a category. Under the board's lock. */
export async function nextPosition(transaction: Transaction, categoryId: string): Promise<number> {
  const { rows } = await transaction.query<{ next: number }>(
    "select coalesce(max(position), 0) + 1 as next from notable where category_id = $1",
    [categoryId],
  );
  return rows[0]!.next;
}
