import { pool, prisma, tallyMark } from "../db";
import { findTallyDrift, type TallyDrift } from "./tally-drift";

/** A full count of a million takes seconds: so many signatures earn a minute's pause. */
const signaturesAMinute = 750;

/**
 * Compares the kept counts with a full count and notes what it found, for readiness and metrics.
 * The more signatures, the longer the pause since the last time: ten thousand are counted each quarter
 * of an hour, a million about daily. Null while that pause lasts.
 */
export async function checkTally({ now }: { now: Date }): Promise<TallyDrift | null> {
  if (!(await isDue(now))) return null;
  const drift = await findTallyDrift();
  const mark = { name: tallyMark, at: now, details: drift };
  await prisma.platformMark.upsert({ where: { name: tallyMark }, create: mark, update: mark });
  return drift;
}

async function isDue(now: Date): Promise<boolean> {
  const { rows } = await pool.query<{ due: boolean }>(
    `select coalesce(max(at) + make_interval(secs => 60.0 / $2 *
         (select coalesce(sum(count), 0) from tally)::float8) <= $1, true) as due
     from platform_mark where name = $3`,
    [now, signaturesAMinute, tallyMark],
  );
  return rows[0]?.due ?? true;
}
