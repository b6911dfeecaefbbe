import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";

/** What worker, queue and the ten-minutely count write by themselves. */
const others = ["_prisma_migrations", "platform_mark", "worker_heartbeat"];
/** What any request of somebody who is signed in may write into their own session. */
const columnsOfVisits = ["last_seen_at", "challenge", "challenge_purpose", "challenge_expires_at"];

export type Fingerprints = Record<string, string>;

/**
 * A short mark of each table's content: it tells any change, also one that writes the same values
 * anew. In a session, what a visit leaves there does not count.
 */
export async function fingerprintTables(database: pg.Pool): Promise<Fingerprints> {
  const { rows: tables } = await database.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename <> all ($1)",
    [others],
  );
  const marks = tables.map(({ name }) => {
    const isSession = name === "session";
    const row = isSession ? `to_jsonb(t) - '{${columnsOfVisits.join(",")}}'::text[]` : "t";
    const writer = isSession ? "'0'" : "t.xmin::text";
    return `select '${name}' as name, count(*) || ' ' ||
      coalesce(sum(hashtextextended((${row})::text || ${writer}, 0)), 0) as mark from "${name}" t`;
  });
  const { rows } = await database.query<{ name: string; mark: string }>(marks.join(" union all "));
  return Object.fromEntries(rows.map(({ name, mark }) => [name, mark]));
}

/** Waits until what earlier stories set in motion has come to rest: the worker's mails, above all. */
export async function waitUntilQuiet(database: pg.Pool): Promise<void> {
  for (let before = ""; ; await sleep(500)) {
    const now = JSON.stringify(await fingerprintTables(database));
    if (now === before) return;
    before = now;
  }
}

/** The tables that differ. */
export function compareTables(before: Fingerprints, after: Fingerprints): string[] {
  return Object.keys(after).filter((name) => before[name] !== after[name]);
}
