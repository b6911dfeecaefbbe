import type { LongConnection } from "../db";
import { profileNamesNotables, type Reconciliation } from "./schema";
import { notableIsShown, peopleSql, selectionValues, type Selection } from "./selection";

/** The sums that a list must add up to are not those on the site: then nothing is handed over. */
export class DoesNotReconcile extends Error {
  override name = "DoesNotReconcile";
}

/**
 * Counts a selection, each person once, and compares it with the count that the site shows at
 * the same moment. Throws `DoesNotReconcile` when they differ: a list that does not add up is
 * never handed over. (Only of a list "since" a day is there no count to compare with.)
 */
export async function reconcile(
  connection: LongConnection,
  selection: Selection,
): Promise<Reconciliation> {
  const { rows } = await connection.query<Reconciliation>(
    `WITH ${peopleSql(selection)}
     SELECT count(*)::int AS confirmed,
       count(*) FILTER (WHERE is_notable OR appearance = 'name')::int AS named,
       count(*) FILTER (WHERE NOT is_notable AND appearance = 'initials')::int AS initials,
       count(*) FILTER (WHERE NOT is_notable AND appearance = 'count')::int AS counted,
       count(*) FILTER (WHERE is_notable)::int AS "namedNotables"
     FROM people`,
    selectionValues(selection),
  );
  const sums = { ...rows[0]!, besides: await countBesides(connection, selection) };
  if (!selection.since) await compareWithSite(connection, selection, sums.confirmed);
  return sums;
}

async function countBesides(
  connection: LongConnection,
  { profile, statementIds }: Selection,
): Promise<number> {
  if (!profileNamesNotables[profile]) return 0;
  const { rows } = await connection.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM notable n
     WHERE n.statement_id = ANY ($1::uuid[]) AND n.signature_id IS NULL AND ${notableIsShown}`,
    [statementIds],
  );
  return rows[0]!.count;
}

/** One statement against its tally; all of a campaign against the campaign's total. */
async function compareWithSite(
  connection: LongConnection,
  { statementIds }: Selection,
  confirmed: number,
): Promise<void> {
  const { rows } = await connection.query<{ shown: number | null }>(
    `SELECT CASE
       WHEN cardinality($1::uuid[]) = 1 THEN coalesce((SELECT count FROM tally WHERE statement_id = ($1::uuid[])[1]), 0)
       WHEN NOT EXISTS (
         SELECT FROM tally JOIN statement other ON other.id = tally.statement_id
         WHERE tally.count > 0 AND other.id <> ALL ($1::uuid[]) AND other.campaign_id = (
           SELECT campaign_id FROM statement WHERE id = ($1::uuid[])[1])
       ) THEN coalesce((SELECT total FROM campaign_tally JOIN statement USING (campaign_id)
                        WHERE statement.id = ($1::uuid[])[1]), 0)
     END AS shown`,
    [statementIds],
  );
  const shown = rows[0]!.shown;
  if (shown !== null && shown !== confirmed) {
    throw new DoesNotReconcile(`${confirmed} people in the list, ${shown} on the site`);
  }
}
