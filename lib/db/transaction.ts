import type { PoolClient } from "pg";
import { pool } from "./client";

/** A connection inside a transaction. */
export type Transaction = Pick<PoolClient, "query">;

/**
 * Runs `work` in one transaction: what it returns is returned once everything is
 * committed; what it throws undoes everything and is thrown on. When the commit
 * itself fails the outcome is unknown, and the error says so by being thrown.
 */
export async function withTransaction<Result>(
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection that ends here says so twice: by the query that fails, and by an event that
  // would end the process if nobody listened.
  const ignore = () => {};
  client.on("error", ignore);
  try {
    await client.query("begin");
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.off("error", ignore);
    client.release(broken);
  }
}
