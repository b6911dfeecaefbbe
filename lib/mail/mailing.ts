import { requirePermission } from "@/lib/accounts";
import type { Actor } from "@/lib/accounts/schema";
import { recordAudit } from "@/lib/audit";
import { pool, withTransaction, type Transaction } from "@/lib/db";
import { isUuid } from "../uuid";
import { holdMailing, releaseMailing } from "./hold";
import type { Mailing, MailingProgress, PauseMailingOutcome, ResumeMailingOutcome } from "./schema";
import { countReaders } from "./update-readers";

type At = { now: Date };

/** Where the mailing of an update stands, also before it began; null when there is no such update. Throws `NotPermitted`. */
export async function findMailing(
  actor: Actor,
  updateId: string,
  { now }: At,
): Promise<Mailing | null> {
  requirePermission(actor, "mailUpdates");
  const news = await findNews(pool, updateId);
  if (!news) return null;
  const progress = await readProgress(updateId);
  const readers = news.mailedAt ? null : await countReaders(updateId, now);
  return { ...news, readers, progress };
}

/**
 * Pauses a mailing: what is with the provider at this moment still goes out, nothing else does
 * until somebody resumes it. Whoever presses twice, or at once, finds it done. Throws
 * `NotPermitted`.
 */
export async function pauseMailing(
  actor: Actor,
  updateId: string,
  { now }: At,
): Promise<PauseMailingOutcome> {
  requirePermission(actor, "mailUpdates");
  return withTransaction(async (transaction) => {
    const news = await findNews(transaction, updateId, "for no key update");
    if (!news) return { outcome: "unknown" };
    const waiting = await holdMailing(transaction, updateId, now);
    if (waiting === 0) return { outcome: "nothing_waits" };
    if (!news.pausedAt) {
      const deed = { action: "update.mailing_paused", subjectId: updateId } as const;
      const details = { waiting };
      await recordAudit({ ...deed, actorId: actor.id, details, at: now }, transaction);
    }
    return { outcome: "paused", waiting };
  });
}

/**
 * Lets a paused mailing go on with everybody who waits, each once. Whoever presses twice, or at
 * once, finds it done. Throws `NotPermitted`.
 */
export async function resumeMailing(
  actor: Actor,
  updateId: string,
  { now }: At,
): Promise<ResumeMailingOutcome> {
  requirePermission(actor, "mailUpdates");
  return withTransaction(async (transaction) => {
    const news = await findNews(transaction, updateId, "for no key update");
    if (!news) return { outcome: "unknown" };
    if (!news.pausedAt) return { outcome: "not_paused" };
    if (!news.isPublished) return { outcome: "not_published" };
    const mails = await releaseMailing(transaction, updateId, now);
    const deed = { action: "update.mailing_resumed", subjectId: updateId } as const;
    const details = { mails };
    await recordAudit({ ...deed, actorId: actor.id, details, at: now }, transaction);
    return { outcome: "resumed", mails };
  });
}

type News = Pick<Mailing, "isPublished" | "mailedAt" | "pausedAt">;
async function findNews(
  transaction: Transaction,
  updateId: string,
  lock: "for no key update" | "" = "",
): Promise<News | null> {
  if (!isUuid(updateId)) return null;
  const { rows } = await transaction.query<News>(
    `select published_at is not null as "isPublished", mailed_at as "mailedAt",
       mailing_paused_at as "pausedAt"
     from "update" where id = $1 ${lock}`,
    [updateId],
  );
  return rows[0] ?? null;
}

/** Rows that are there and, of those that are gone, what a trigger counted: in one moment's sight. */
async function readProgress(updateId: string): Promise<MailingProgress> {
  const { rows } = await pool.query<{ fate: string; count: number }>(
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
  const countOf = (fate: string) => rows.find((row) => row.fate === fate)?.count ?? 0;
  return {
    sent: countOf("sent"),
    bounced: countOf("bounced"),
    givenUp: countOf("given_up"),
    dropped: countOf("dropped"),
    waiting: countOf("waiting"),
    total: rows.reduce((sum, { count }) => sum + count, 0),
  };
}
