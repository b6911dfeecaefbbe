import { setTimeout as sleep } from "node:timers/promises";
import { currentKey } from "./keys";
import { withPatience } from "./patience";
import { open, seal, SealBroken } from "./sealing";
import { countOldJobs, resealJobs } from "./reseal-jobs";
import { sealedColumns, type SealedColumn } from "./sealed-columns";

/** How far a rotation is: rows of one column that carried an old version when it began. */
export type ResealProgress = { table: string; done: number; total: number };

export type ResealReport = {
  resealed: number;
  /** Left alone: the key that made them is gone, or the bytes are broken. */
  unreadable: number;
  /** Rows that still carry an old version, those among them that cannot be read. */
  left: number;
};

type Options = { onProgress?: (progress: ResealProgress) => void; batchSize?: number };

/** Rows that somebody holds at this moment are tried again so often. */
const passes = 20;
const pauseMs = 250;

/**
 * Seals everything anew that is sealed with an older version of the `addresses` key. Each batch
 * commits by itself and what is to be done is read from the rows, so that it may be interrupted
 * at any point and started again, and two may run. A row that somebody changes meanwhile keeps
 * what they wrote: nothing comes back that was forgotten. Nobody waits for a lock of it.
 */
export async function resealEverything(options: Options = {}): Promise<ResealReport> {
  const report: ResealReport = { resealed: 0, unreadable: 0, left: 0 };
  for (const column of sealedColumns) {
    const total = await countOld(column);
    const done = await resealColumn(column, total, options);
    report.resealed += done.resealed;
    report.unreadable += done.unreadable;
  }
  const jobs = await resealJobs();
  report.resealed += jobs.resealed;
  report.unreadable += jobs.unreadable;
  report.left = await countOldSeals();
  return report;
}

/** How many values are sealed with an older version than the newest. */
export async function countOldSeals(): Promise<number> {
  const counts = await Promise.all([...sealedColumns.map(countOld), countOldJobs()]);
  return counts.reduce((sum, count) => sum + count, 0);
}

async function resealColumn(column: SealedColumn, total: number, options: Options) {
  let resealed = 0;
  let unreadable = 0;
  for (let pass = 0; pass < passes; pass += 1) {
    if (pass > 0) await sleep(pauseMs);
    unreadable = 0;
    for await (const batch of oldRows(column, options.batchSize ?? 500)) {
      const fresh = batch.flatMap((row) => sealAnew(column, row));
      unreadable += batch.length - fresh.length;
      resealed += await replace(column, fresh);
      options.onProgress?.({ table: column.table, done: resealed, total });
    }
    if ((await countOld(column)) <= unreadable) break;
  }
  return { resealed, unreadable };
}

type OldRow = { id: string; sealed: Buffer; owner: string | null };
type FreshRow = { id: string; sealed: Buffer; fresh: Buffer };

/** The rows that carry an old version, in the order of their ids, each once. */
async function* oldRows(column: SealedColumn, batchSize: number): AsyncGenerator<OldRow[]> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const { rows } = await askAlone<OldRow>(
      `SELECT t.${column.id} AS id, t.${column.column} AS sealed, ${column.owner} AS owner
       FROM ${column.table} t WHERE ${isOld(column)} AND t.${column.id} > $2
       ORDER BY t.${column.id} LIMIT $3`,
      [currentVersion(), after, batchSize],
    );
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)!.id;
  }
}

function sealAnew({ contextOf }: SealedColumn, { id, sealed, owner }: OldRow): FreshRow[] {
  if (owner === null) return [];
  try {
    const context = contextOf(owner);
    return [{ id, sealed, fresh: seal(open(sealed, context), context) }];
  } catch (error) {
    if (error instanceof SealBroken) return [];
    throw error;
  }
}

/** Puts the new value where the old one still is; a row that somebody holds is left for later. */
async function replace({ table, id, column }: SealedColumn, rows: FreshRow[]): Promise<number> {
  const { rowCount } = await askAlone(
    `WITH input AS (
       SELECT * FROM unnest($1::uuid[], $2::bytea[], $3::bytea[]) AS t (id, sealed, fresh)
     ), held AS (
       SELECT ${id} AS id FROM ${table} WHERE ${id} = ANY ($1) FOR NO KEY UPDATE SKIP LOCKED
     )
     UPDATE ${table} t SET ${column} = input.fresh FROM input JOIN held USING (id)
     WHERE t.${id} = input.id AND t.${column} = input.sealed`,
    [rows.map((row) => row.id), rows.map((row) => row.sealed), rows.map((row) => row.fresh)],
  );
  return rowCount ?? 0;
}

async function countOld(column: SealedColumn): Promise<number> {
  const { rows } = await askAlone<{ rows: number }>(
    `SELECT count(*)::int AS rows FROM ${column.table} t WHERE ${isOld(column)}`,
    [currentVersion()],
  );
  return rows[0]!.rows;
}

/** The version is the first byte of what is sealed. */
function isOld({ column, where = "true" }: SealedColumn): string {
  return `${where} AND t.${column} IS NOT NULL AND substring(t.${column} FROM 1 FOR 1) <> $1::bytea`;
}

function currentVersion(): Buffer {
  return Buffer.of(currentKey("addresses").version);
}

function askAlone<Row extends object>(text: string, values: unknown[]) {
  return withPatience((ask) => ask<Row>(text, values));
}
