import { pool, type Transaction } from "../db";
import { jobNames } from "../jobs/schema";
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
    `SELECT id, name, created_at AS "createdAt", json_build_object('found', look_back_found,
       'state', CASE WHEN look_back_after IS NOT NULL THEN 'running'
                     WHEN looked_back_at IS NOT NULL THEN 'done' ELSE 'never' END) AS "lookBack"
     FROM watched_name ORDER BY name, id`,
  );
  return rows;
}

/** Adds a name; false when one that folds to the same is there already. */
export async function insertWatchedName(
  { id, name, folded, at }: { id: string; name: string; folded: string; at: Date },
  transaction: Transaction,
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    `INSERT INTO watched_name (id, name, folded, created_at, look_back_after)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (folded) DO NOTHING`,
    [id, name, folded, at, beforeAll],
  );
  return rowCount === 1;
}

/** No id comes before it. */
const beforeAll = "00000000-0000-0000-0000-000000000000";

/**
 * Queues the look at what was confirmed before; `afterSeconds` lets all processes know the name
 * first, so that nothing confirmed meanwhile falls between.
 */
export async function queueLookBack(
  { id, actorId }: { id: string; actorId: string },
  afterSeconds: number,
  transaction: Transaction,
): Promise<void> {
  await transaction.query(
    `SELECT graphile_worker.add_job($1, json_build_object('watchedNameId', $2::text, 'actorId', $3::text),
       queue_name => 'moderation', job_key => 'look-back:' || $2::text, priority => 10,
       run_at => clock_timestamp() + make_interval(secs => $4))`,
    [jobNames.lookBack, id, actorId, afterSeconds],
  );
}

/** A watched name whose look back is under way, locked against a second worker; null when it is over or gone. */
export async function lockLookBack(
  id: string,
  transaction: Transaction,
): Promise<{ name: string; createdAt: Date; after: string; found: number } | null> {
  const { rows } = await transaction.query(
    `SELECT name, created_at AS "createdAt", look_back_after AS after, look_back_found AS found
     FROM watched_name WHERE id = $1 AND look_back_after IS NOT NULL FOR UPDATE`,
    [id],
  );
  return rows[0] ?? null;
}

/** Notes how far a look back came; `after` is null at its end. */
export async function noteLookBack(
  { id, after, found, at }: { id: string; after: string | null; found: number; at: Date },
  transaction: Transaction,
): Promise<void> {
  await transaction.query(
    `UPDATE watched_name SET look_back_after = $2, look_back_found = $3,
       looked_back_at = CASE WHEN $2::uuid IS NULL THEN $4::timestamptz END
     WHERE id = $1`,
    [id, after, found, at],
  );
}

/** Removes a name; false when it is not there. */
export async function deleteWatchedName(id: string, transaction: Transaction): Promise<boolean> {
  const { rowCount } = await transaction.query(`DELETE FROM watched_name WHERE id::text = $1`, [
    id,
  ]);
  return rowCount === 1;
}
