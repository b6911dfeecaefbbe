import { requirePermission, type Actor } from "../accounts/schema";
import { pool } from "../db";
import { funnelDays, type FunnelDay, type SourceCount, type StatementFunnel } from "./schema";

type Row = FunnelDay & { slug: string };

/**
 * How many signatures of each statement were submitted, confirmed and withdrawn, and how many
 * mails came back, on each of the last thirty days (UTC), the oldest first; and from what kind
 * of place those who submitted came. Counted as it happened, so what was never confirmed and is
 * gone stays counted. Throws `NotPermitted`.
 */
export async function findFunnels(
  actor: Actor,
  { now }: { now: Date },
): Promise<Record<string, StatementFunnel>> {
  requirePermission(actor, "seeOverview");
  const { rows } = await pool.query<Row>(
    `WITH days AS (
       SELECT day::date FROM generate_series(
         ($1::timestamptz AT TIME ZONE 'UTC')::date - $2::int + 1, ($1::timestamptz AT TIME ZONE 'UTC')::date, interval '1 day'
       ) day
     ), steps AS (
       SELECT statement_id, day, kind::text, count FROM daily_count
       UNION ALL SELECT statement_id, day, 'bounced', count FROM mail_fate_count
       WHERE fate IN ('bounced', 'suppressed')
     )
     SELECT statement.slug, days.day::text,
       ${["submitted", "confirmed", "withdrawn", "bounced"].map(sumOf).join(", ")}
     FROM statement CROSS JOIN days
     LEFT JOIN steps ON steps.statement_id = statement.id AND steps.day = days.day
     GROUP BY statement.slug, days.day ORDER BY days.day`,
    [now, funnelDays],
  );
  const funnels: Record<string, StatementFunnel> = {};
  for (const { slug, ...day } of rows) (funnels[slug] ??= { days: [], sources: [] }).days.push(day);
  for (const { slug, ...line } of await countSources(now)) funnels[slug]?.sources.push(line);
  return funnels;
}

async function countSources(now: Date): Promise<(SourceCount & { slug: string })[]> {
  const { rows } = await pool.query<SourceCount & { slug: string }>(
    `SELECT statement.slug, source, sum(count)::int AS count
     FROM submission_source_count JOIN statement ON statement.id = statement_id
     WHERE day > ($1::timestamptz AT TIME ZONE 'UTC')::date - $2::int
     GROUP BY statement.slug, source ORDER BY sum(count) DESC, source`,
    [now, funnelDays],
  );
  return rows;
}

function sumOf(kind: string): string {
  return `coalesce(sum(count) FILTER (WHERE kind = '${kind}'), 0)::int AS ${kind}`;
}
