import pg from "pg";

/** One number for the platform's locks in the cluster's `postgres` database. */
const ownerLock = 8_675_001;

/** Marks the cluster as one command's own for as long as the returned connection lives. */
export async function claimCluster(url: string, purpose: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `undersigned ${purpose} ${process.pid}`,
  });
  client.on("error", () => {});
  await client.connect();
  await client.query("select pg_try_advisory_lock($1)", [ownerLock]);
  return client;
}

/**
 * Who has claimed the cluster that answers at `url`, as "start (process 123)"; null
 * for an orphan and for a server that does not answer.
 */
export async function findOwner(url: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query(
      `select application_name as name from pg_locks join pg_stat_activity using (pid)
       where locktype = 'advisory' and objid = $1`,
      [ownerLock],
    );
    const [, purpose, pid] = rows[0]?.name?.split(" ") ?? [];
    return purpose ? `${purpose} (process ${pid})` : null;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => {});
  }
}
