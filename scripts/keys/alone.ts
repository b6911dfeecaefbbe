import { pool } from "@/lib/db";

/**
 * Runs `work` while no other command of this name works on this database: two that both add
 * a version of a key would seal with two keys, of which the file keeps one.
 */
export async function alone(name: string, work: () => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ got: boolean }>(
      "select pg_try_advisory_lock(hashtext($1)) as got",
      [`undersigned ${name}`],
    );
    if (!rows[0]!.got) throw new Error(`npm run ${name} is running already: wait until it ends`);
    await work();
  } finally {
    // The lock ends with its connection.
    client.release(true);
  }
}
