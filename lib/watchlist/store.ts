import { pool, type Transaction } from "../db";
import type { WatchedName } from "./schema";

/** Every name that waits for review when somebody signs with it: the notables' in each language, and the watched ones. */
export async function selectNamesToWatch(): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>({
    name: "names-to-watch",
    text: `SELECT value AS name FROM notable, jsonb_each_text(notable.name)
           UNION SELECT name FROM watched_name`,
  });
  return rows.map(({ name }) => name);
}

/** The watched names without the notables', by name. */
export async function selectWatchedNames(): Promise<WatchedName[]> {
  const { rows } = await pool.query<WatchedName>(
    `SELECT id, name, created_at AS "createdAt" FROM watched_name ORDER BY name, id`,
  );
  return rows;
}

/** Adds a name; false when one that folds to the same is there already. */
export async function insertWatchedName(
  { id, name, folded, at }: { id: string; name: string; folded: string; at: Date },
  transaction: Transaction,
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    `INSERT INTO watched_name (id, name, folded, created_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (folded) DO NOTHING`,
    [id, name, folded, at],
  );
  return rowCount === 1;
}

/** Removes a name; false when it is not there. */
export async function deleteWatchedName(id: string, transaction: Transaction): Promise<boolean> {
  const { rowCount } = await transaction.query(`DELETE FROM watched_name WHERE id::text = $1`, [
    id,
  ]);
  return rowCount === 1;
}
