import type pg from "pg";

type Database = Pick<pg.Pool, "query">;

/**
 * Everything that a database holds, as somebody has it who stole it: each row of each table of
 * each schema as PostgreSQL writes it and as JSON, what is binary also as its bytes, and what
 * the server noted of columns' most common values.
 */
export async function dumpDatabase(database: Database): Promise<Buffer> {
  const { rows: tables } = await database.query<{ name: string }>(
    `select format('%I.%I', nspname, relname) as name
     from pg_class join pg_namespace on pg_namespace.oid = relnamespace
     where relkind in ('r', 'p', 'm') and nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
     order by 1`,
  );
  const parts: Buffer[] = [];
  for (const { name } of tables)
    parts.push(Buffer.from(`\n${name}\n`), ...(await dumpTable(database, name)));
  const { rows: known } = await database.query<{ line: string }>(
    "select pg_stats::text as line from pg_stats where schemaname not in ('pg_catalog', 'information_schema')",
  );
  return Buffer.concat([...parts, ...known.map(({ line }) => Buffer.from(`${line}\n`))]);
}

async function dumpTable(database: Database, name: string): Promise<Buffer[]> {
  const { rows } = await database.query(
    `select t.*, t::text as "the whole row", row_to_json(t)::text as "as JSON" from ${name} t`,
  );
  return rows.flatMap((row) =>
    Object.values(row).flatMap((value) => [toBytes(value), Buffer.from("\n")]),
  );
}

function toBytes(value: unknown): Buffer {
  if (Buffer.isBuffer(value)) return value;
  if (value === null || value === undefined) return Buffer.alloc(0);
  return Buffer.from(typeof value === "string" ? value : JSON.stringify(value));
}
