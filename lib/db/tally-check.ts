import { pool } from "./client";

/** Under which name the worker notes its last full count. */
export const tallyMark = "tally";

/** How far each kept number was from a full count, and how long ago. */
export type TallyCheck = {
  drift: { statements: number; versions: number; campaigns: number; signers: number };
  ageSeconds: number;
};

/** The worker's last full count, by the database's clock; null before the first. */
export async function readTallyCheck(): Promise<TallyCheck | null> {
  const { rows } = await pool.query<TallyCheck>(
    `select details as drift, extract(epoch from clock_timestamp() - at)::float8 as "ageSeconds"
     from platform_mark where name = $1`,
    [tallyMark],
  );
  return rows[0] ?? null;
}

/** "ok", or a line on what differs. */
export function describeTally(check: TallyCheck | null): string {
  if (!check) return "not compared with a full count yet";
  const differing = Object.entries(check.drift).filter(([, rows]) => rows > 0);
  if (differing.length === 0) return "ok";
  const parts = differing.map(([of, rows]) => `${of} ${rows}`).join(", ");
  return `differs from a full count made ${Math.round(check.ageSeconds)} s ago: ${parts}`;
}
