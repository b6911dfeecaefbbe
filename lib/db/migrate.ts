import { PrismaPg } from "@prisma/adapter-pg";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";
import { migrationsFolder, readMigrations, type Migration } from "./migrations";
import { openSchemaEngine } from "./schema-engine";

const migrationLock = 8_675_002;

/**
 * Brings a database up to date: the queue's own tables, then ours by Prisma's
 * engine, which keeps `_prisma_migrations` as its command line does. Each migration
 * is one transaction with its entry there, so a killed start leaves none half-done.
 * Two starters at once wait for each other. Safe to repeat. Returns the names of
 * what was applied; throws PostgreSQL's message with the migration's name.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const guard = new pg.Client({ connectionString: databaseUrl, application_name: "migrate" });
  guard.on("error", () => {});
  await guard.connect();
  try {
    await guard.query("select pg_advisory_lock($1)", [migrationLock]);
    await runMigrations({ connectionString: databaseUrl, logger: silent });
    return await applyMigrations(databaseUrl, await readMigrations());
  } finally {
    await guard.end();
  }
}

const silent = new Logger(() => () => {});

async function applyMigrations(databaseUrl: string, migrations: Migration[]): Promise<string[]> {
  const applied: string[] = [];
  const known = await findApplied(databaseUrl);
  for (const [index, { name }] of migrations.entries()) {
    if (known.has(name)) continue;
    applied.push(...(await applyUpTo(databaseUrl, migrations.slice(0, index + 1))));
  }
  return applied;
}

/** The names in `_prisma_migrations` that were finished; none before the first migration. */
export async function findApplied(databaseUrl: string): Promise<Set<string>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select migration_name as name from _prisma_migrations
       where finished_at is not null and rolled_back_at is null`,
    );
    return new Set(rows.map(({ name }) => name));
  } catch (error) {
    if ((error as { code?: string }).code === "42P01") return new Set();
    throw error;
  } finally {
    await client.end();
  }
}

/** Applies what is missing of these, all in one transaction on one connection. */
async function applyUpTo(databaseUrl: string, migrations: Migration[]): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, idleTimeoutMillis: 0 });
  pool.on("error", () => {});
  let failure: Error | undefined;
  let engine: SchemaEngine | undefined;
  try {
    await pool.query("begin");
    engine = await openSchemaEngine(wholeScripts(pool, (error) => (failure ??= error)));
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: toEngineList(migrations),
      filters: { externalTables: [], externalEnums: [] },
    });
    await pool.query("commit");
    return appliedMigrationNames;
  } catch (error) {
    throw new Error(`${migrations.at(-1)!.name}: ${(failure ?? (error as Error)).message}`);
  } finally {
    engine?.free();
    await pool.end();
  }
}

/**
 * Prisma's adapter cuts a script at every semicolon, also inside the body of a
 * trigger; this one hands it to PostgreSQL whole. It keeps the first error too,
 * since the engine's own bookkeeping fails after it and would hide it.
 */
function wholeScripts(pool: pg.Pool, onFailure: (error: Error) => void): PrismaPg {
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    adapter.executeScript = async (script) => {
      await pool.query(script).catch((error) => {
        onFailure(error);
        throw error;
      });
    };
    return adapter;
  };
  return factory;
}

function toEngineList(migrations: Migration[]) {
  return {
    baseDir: migrationsFolder,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
    })),
  };
}
