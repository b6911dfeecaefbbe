import { pool } from "./client";
import { readTallyCheck, type TallyCheck } from "./tally-check";

/** What an operator's monitoring wants to see over time; no personal data. */
export interface Measures {
  countedSignatures: { statement: string; count: number }[];
  mails: { state: string; count: number }[];
  jobsWaiting: number;
  jobsFailed: number;
  poolConnections: number;
  poolWaiting: number;
  /** The worker's last full count; null before the first. */
  tally: TallyCheck | null;
}

/** Reads the measures at this moment; throws when the database is away. */
export async function readMeasures(): Promise<Measures> {
  const [tallies, mails, jobs, tally] = await Promise.all([
    pool.query(
      `select slug as statement, count from tally
       join statement on statement.id = tally.statement_id order by slug`,
    ),
    pool.query("select state::text, count(*)::int from mail_message group by state order by state"),
    pool.query(
      `select count(*) filter (where attempts < max_attempts)::int as waiting,
              count(*) filter (where attempts >= max_attempts)::int as failed
       from graphile_worker.jobs`,
    ),
    readTallyCheck(),
  ]);
  return {
    countedSignatures: tallies.rows,
    mails: mails.rows,
    jobsWaiting: jobs.rows[0].waiting,
    jobsFailed: jobs.rows[0].failed,
    poolConnections: pool.totalCount,
    poolWaiting: pool.waitingCount,
    tally,
  };
}
