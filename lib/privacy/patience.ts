import { withTransaction, type Transaction } from "../db";

/** A look at a whole table takes its time, and nobody waits for what is done here. */
const longestQueryMs = 600_000;

type Asked<Row> = { rows: Row[]; rowCount: number | null };
export type Ask = <Row extends object = never>(
  text: string,
  values?: unknown[],
) => Promise<Asked<Row>>;

/**
 * Runs `work` in one transaction whose queries may take minutes instead of the seconds that a
 * page has. `transaction` is for what another capability writes in it.
 */
export function withPatience<Result>(
  work: (ask: Ask, transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return withTransaction(async (transaction) => {
    await transaction.query(`SET LOCAL statement_timeout = ${longestQueryMs}`);
    // The client must not give up before the server does; `pg` knows the option, its types do not.
    const ask = (text: string, values: unknown[] = []) =>
      transaction.query({ text, values, query_timeout: longestQueryMs } as { text: string });
    return work(ask as Ask, transaction);
  });
}
