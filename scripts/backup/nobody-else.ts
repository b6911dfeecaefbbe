import { pool } from "@/lib/db";

/**
 * Throws when the platform runs on this database: its processes hold the keys that they were
 * started with, and would go on signing with them after a restore brought others.
 */
export async function requireNobodyElse(): Promise<void> {
  const { rows } = await pool.query<{ others: boolean }>(
    `select exists (
       select from pg_stat_activity
       where datname = current_database() and application_name = 'undersigned'
         and pid <> pg_backend_pid()
     ) or exists (
       select from worker_heartbeat where at > clock_timestamp() - interval '20 seconds'
     ) as others`,
  );
  if (rows[0]!.others) {
    throw new Error("the platform is running on this database: stop it, and every worker, first");
  }
}
