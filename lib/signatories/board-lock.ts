import type { Transaction } from "../db";
import { isUuid } from "../uuid";

/**
 * Holds the board of one statement until the transaction ends: whoever else orders, adds or
 * removes there waits, and then decides by what they find (docs/decisions/0021). Take it first,
 * and one only or `lockBoardsOf`: then nobody waits in a circle.
 */
export async function lockBoard(transaction: Transaction, statementId: string): Promise<void> {
  await transaction.query("select pg_advisory_xact_lock(hashtextextended($1, 21))", [
    `board:${statementId}`,
  ]);
}

/** Holds the boards that these entries stand on, always in one order. */
export async function lockBoardsOf(transaction: Transaction, ids: string[]): Promise<void> {
  const { rows } = await transaction.query<{ id: string }>(
    `select distinct statement_id as id from notable where id = any ($1::uuid[]) order by 1`,
    [ids.filter(isUuid)],
  );
  for (const { id } of rows) await lockBoard(transaction, id);
}
