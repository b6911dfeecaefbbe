import { pool } from "@/lib/db";
import type { MailingProgress } from "./schema";

/** Where a mailing stands, as the update's row says. */
export type MailingState = {
  mailedAt: Date | null;
  preparedAt: Date | null;
  pausedAt: Date | null;
  cancelledAt: Date | null;
  /** Null until they are counted, and of mailings from before they were. */
  readers: number | null;
  queued: number;
};

/**
 * How far a mailing is: rows that are there, of those that are gone what a trigger counted, and
 * of those that were never written what is left of its readers.
 */
export async function readProgress(
  updateId: string,
  { preparedAt, cancelledAt, readers, queued, mailedAt }: MailingState,
): Promise<MailingProgress> {
  const counts = await countMails(updateId);
  const written = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const total = Math.max(readers ?? 0, written);
  const unwritten = total - written;
  const isPreparing = mailedAt !== null && preparedAt === null && cancelledAt === null;
  return {
    sent: counts.sent,
    bounced: counts.bounced,
    givenUp: counts.given_up,
    // Who stopped the news before their mail was written was passed over.
    dropped: counts.dropped + (preparedAt ? unwritten : 0),
    cancelled: counts.cancelled + (cancelledAt && !preparedAt ? unwritten : 0),
    waiting: counts.waiting + (isPreparing ? unwritten : 0),
    prepared: isPreparing ? Math.min(queued, total) : null,
    isCounted: !isPreparing || readers !== null,
    total,
  };
}

const fates = ["waiting", "sent", "bounced", "given_up", "dropped", "cancelled"] as const;
type Counts = Record<(typeof fates)[number], number>;

/** In one moment's sight. */
async function countMails(updateId: string): Promise<Counts> {
  const { rows } = await pool.query<{ fate: keyof Counts; count: number }>(
    `select fate, sum(count)::int as count from (
       select case
         when state in ('queued', 'held') then 'waiting'
         when state = 'failed' then 'given_up'
         when fate in ('bounced', 'suppressed') then 'bounced'
         else 'sent' end as fate, 1 as count
       from mail_message where update_id = $1 and signature_id is not null
       union all
       select fate::text, count from mailing_count where update_id = $1
     ) mails group by fate`,
    [updateId],
  );
  const none = Object.fromEntries(fates.map((fate) => [fate, 0])) as Counts;
  return { ...none, ...Object.fromEntries(rows.map(({ fate, count }) => [fate, count])) };
}
