import type { Transaction } from "../db";
import { localisedText } from "../i18n/schema";
import { leastDaysLeft, type EarlierEndFacts, type SettingsOutcome } from "./schema";

const dayInMs = 86_400_000;

type Judged = Extract<SettingsOutcome, { outcome: "too_soon" | "ends_earlier" }>;

/**
 * What fewer months mean for a campaign that is closed: that all about its signers goes earlier,
 * or so soon that it must not. Null while it runs, and where all of that has gone already.
 */
export async function judgeEarlierEnd(
  transaction: Transaction,
  months: number,
  { now }: { now: Date },
): Promise<Judged | null> {
  const { rows } = await transaction.query<EarlierEndFacts & { title: unknown }>(
    `select c.title, e."endsAt", e."endsNow",
       (select count(*)::int from signature s join statement st on st.id = s.statement_id
        where st.campaign_id = c.id) as signatures
     from campaign c left join campaign_tally t on t.campaign_id = c.id,
     lateral (select
       (c.closed_at at time zone 'UTC' + make_interval(months => $1)) at time zone 'UTC'
         as "endsAt",
       (c.closed_at at time zone 'UTC' + make_interval(months => c.retention_months))
         at time zone 'UTC' as "endsNow") e
     where c.closed_at is not null and t.final_total is null`,
    [months],
  );
  const [found] = rows;
  if (!found) return null;
  const { endsAt } = found;
  return endsAt.getTime() < now.getTime() + leastDaysLeft * dayInMs
    ? { outcome: "too_soon", endsAt }
    : { outcome: "ends_earlier", ...found, title: localisedText.parse(found.title) };
}
