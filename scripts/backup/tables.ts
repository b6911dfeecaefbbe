import type { Client } from "./copy";

export type Table = { name: string; columns: string[] };

/**
 * What a backup leaves out: the list of migrations, which the restored database has
 * already; signs of life; and sessions and sign-in links, which a restore would bring back
 * to life after they were ended. Every other table is taken, also those of later versions.
 */
export const leftOut = ["_prisma_migrations", "worker_heartbeat", "session", "sign_in_link"];

/** All tables of the platform but the list of migrations: what a restore empties. */
export async function listAllTables(client: Client): Promise<string[]> {
  const tables = await readTables(client);
  return tables.map(({ name }) => name).filter((name) => name !== "_prisma_migrations");
}

/** The tables that a backup holds, each after those that it refers to. */
export async function listTables(client: Client): Promise<Table[]> {
  const waiting = (await readTables(client)).filter(({ name }) => !leftOut.includes(name));
  const ordered: Table[] = [];
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ parents }) =>
      parents.every((parent) => ordered.some(({ name }) => name === parent)),
    );
    const [table] = waiting.splice(next, next < 0 ? 0 : 1);
    if (!table) throw new Error(`tables refer to each other in a circle: ${waiting[0]!.name}`);
    ordered.push({ name: table.name, columns: table.columns });
  }
  return ordered;
}

/** A name as SQL wants it. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

async function readTables(client: Client): Promise<(Table & { parents: string[] })[]> {
  const { rows } = await client.query<Table & { parents: string[] }>(`
    select class.relname as name,
      (select array_agg(attname::text order by attnum) from pg_attribute
       where attrelid = class.oid and attnum > 0 and not attisdropped and attgenerated = ''
      ) as columns,
      (select coalesce(array_agg(distinct parent.relname::text), '{}') from pg_constraint
       join pg_class parent on parent.oid = confrelid
       where conrelid = class.oid and contype = 'f' and confrelid <> class.oid) as parents
    from pg_class class
    where relnamespace = 'public'::regnamespace and relkind = 'r'
    order by 1`);
  return rows;
}
