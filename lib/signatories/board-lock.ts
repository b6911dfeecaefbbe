import type { Transaction } from "../db";

/**
 * Holds the board of one statement until the transaction ends: whoever else orders, adds or
 * removes there waits, and then decides by what they find (docs/decisions/0021). Take it first
 * and take one only: then nobody waits in a circle.
 */
export async function lockBoard(transaction: Transaction, statementId: string): Promise<void> {
  await transaction.query("select pg_advisory_xact_lock(hashtextextended($1, 21))", [
    `board:${statementId}`,
  ]);
}
