import pg from "pg";
import { env } from "@/lib/env";

/** A connection of its own for work that takes longer than the pool's queries may. */
export type LongConnection = pg.Client;

/**
 * Opens a connection with one transaction that sees one moment of the database however long it
 * takes (REPEATABLE READ), runs `work` and commits; what `work` throws undoes everything. One
 * statement takes two minutes at most; the pause between two is the reader's, ten at most.
 */
export async function withOneMoment<Result>(
  work: (connection: LongConnection) => Promise<Result>,
): Promise<Result> {
  const connection = new pg.Client({
    connectionString: env.databaseUrl,
    application_name: "undersigned-long-read",
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  // The loss of the connection shows in the statement under way.
  connection.on("error", () => {});
  await connection.connect();
  try {
    await connection.query(
      `SET statement_timeout = '2min'; SET idle_in_transaction_session_timeout = '10min';
       SET jit = off; SET work_mem = '64MB'; SET cursor_tuple_fraction = 1`,
    );
    await connection.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
    const result = await work(connection);
    await connection.query("COMMIT");
    return result;
  } finally {
    await connection.end().catch(() => {});
  }
}

/**
 * The rows of a query, `atOnce` at a time, through a cursor: between two batches the connection is
 * free for other statements. Closes it also when the reader stops early.
 */
export async function* readInBatches<Row extends pg.QueryResultRow>(
  connection: LongConnection,
  { sql, values, atOnce = rowsAtOnce }: { sql: string; values: unknown[]; atOnce?: number },
): AsyncGenerator<Row[]> {
  const name = `rows_${(cursors += 1)}`;
  await connection.query(`DECLARE ${name} NO SCROLL CURSOR FOR ${sql}`, values);
  try {
    for (;;) {
      const { rows } = await connection.query<Row>(`FETCH ${atOnce} FROM ${name}`);
      if (rows.length > 0) yield rows;
      if (rows.length < atOnce) break;
    }
  } finally {
    await connection.query(`CLOSE ${name}`).catch(() => {});
  }
}

/** Few enough to be light, enough that the way to the server does not show. */
export const rowsAtOnce = 5_000;

let cursors = 0;

/** A value as SQL writes it, for the few statements that take no parameters (`COPY`). */
export const quoteLiteral = pg.escapeLiteral;
