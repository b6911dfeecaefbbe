import { pool } from "./client";
import { describeTally, readTallyCheck } from "./tally-check";
import { readMigrations } from "./migrations";

/** What is in order, and a line on each thing that is not. */
export interface Readiness {
  ready: boolean;
  database: string;
  migrations: string;
  worker: string;
  /**
   * What the worker's last full count said. Does not make a site unready: counts that differ want an
   * operator, and nobody would be helped by taking the site away.
   */
  tally: string;
}

const heartbeatSeconds = 30;

/**
 * Whether the platform can serve: the database answers, every migration of this
 * version is applied, and a worker gave a sign of life in the last 30 s (by the
 * database's clock, which both share). Never throws.
 */
export async function checkReadiness(): Promise<Readiness> {
  const database = await attempt(async () => {
    await pool.query("select 1");
    return "ok";
  });
  const unknown = async () => "unknown: the database does not answer";
  const answers = database === "ok";
  const [migrations, worker, tally] = await Promise.all([
    answers ? attempt(describeMigrations) : unknown(),
    answers ? attempt(describeWorker) : unknown(),
    answers ? attempt(async () => describeTally(await readTallyCheck())) : unknown(),
  ]);
  const ready = [database, migrations, worker].every((state) => state === "ok");
  return { ready, database, migrations, worker, tally };
}

/** The migrations of this version that the database does not have. */
export async function pendingMigrations(): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select migration_name as name from _prisma_migrations
     where finished_at is not null and rolled_back_at is null`,
  );
  const applied = new Set(rows.map(({ name }) => name));
  return (await readMigrations()).map(({ name }) => name).filter((name) => !applied.has(name));
}

async function describeMigrations(): Promise<string> {
  const pending = await pendingMigrations();
  return pending.length ? `not applied: ${pending.join(", ")}` : "ok";
}

async function describeWorker(): Promise<string> {
  const { rows } = await pool.query<{ age: number | null }>(
    "select extract(epoch from clock_timestamp() - max(at))::float8 as age from worker_heartbeat",
  );
  const age = rows[0]?.age ?? null;
  if (age === null) return "no worker has run yet";
  return age <= heartbeatSeconds ? "ok" : `no sign of life for ${Math.round(age)} s`;
}

/** An outside reader learns that something fails, not the server's address or user. */
async function attempt(look: () => Promise<string>): Promise<string> {
  return look().catch((error) => `failing (${error.code ?? error.name ?? "error"})`);
}
