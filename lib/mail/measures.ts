import { pool } from "@/lib/db";

/** What an operator wants to see of mail over time; numbers and codes only. */
export type MailMeasures = {
  queued: { purpose: string; count: number; oldestSeconds: number }[];
  /** Of mailings that an organiser has paused. */
  held: number;
  failed: { purpose: string; count: number }[];
  /** Providers that asked for a pause, and how long it still is. */
  paused: { transport: string; reason: string; seconds: number }[];
  /** All that providers have told since the beginning. */
  fates: { fate: string; count: number }[];
};

/** Reads the measures at this moment; throws when the database is away. */
export async function readMailMeasures(): Promise<MailMeasures> {
  const [queued, held, failed, paused, fates] = await Promise.all([
    pool.query(
      `select purpose::text, count(*)::int,
         greatest(0, extract(epoch from clock_timestamp() - min(created_at)))::int as "oldestSeconds"
       from mail_message where state = 'queued' group by purpose order by 1`,
    ),
    pool.query("select count(*)::int as count from mail_message where state = 'held'"),
    pool.query(
      `select purpose::text, count(*)::int from mail_message where state = 'failed'
       group by purpose order by 1`,
    ),
    pool.query(
      `select transport, coalesce(reason, '') as reason,
         ceil(extract(epoch from paused_until - clock_timestamp()))::int as seconds
       from mail_gate where paused_until > clock_timestamp()`,
    ),
    pool.query(
      "select fate::text, sum(count)::int as count from mail_fate_count group by fate order by fate",
    ),
  ]);
  return {
    queued: queued.rows,
    held: held.rows[0].count,
    failed: failed.rows,
    paused: paused.rows,
    fates: fates.rows,
  };
}
