import { requirePermission, type Actor } from "@/lib/accounts/schema";
import { recordAudit } from "@/lib/audit";
import type { AuditDetails } from "@/lib/audit/schema";
import { pool, withTransaction, type Transaction } from "@/lib/db";
import { isUuid } from "../uuid";
import { countWaiting, dropMailing, holdMailing, releaseMailing } from "./hold";
import { readProgress, type MailingState } from "./mailing-progress";
import type {
  CancelMailingOutcome,
  Mailing,
  PauseMailingOutcome,
  ResumeMailingOutcome,
} from "./schema";
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
  const { isPublished, mailedAt, preparedAt, pausedAt, cancelledAt } = news;
  const progress = await readProgress(updateId, news);
  const readers = mailedAt ? null : await countReaders(updateId, now);
  return { isPublished, mailedAt, preparedAt, pausedAt, cancelledAt, readers, progress };
}

/**
 * Pauses a mailing, also while it is being prepared: what is with the provider
 * at this moment still goes out, nothing else does until somebody resumes it. Whoever presses
 * twice, or at once, finds it done. Throws `NotPermitted`.
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
    if (waiting === null) return { outcome: "nothing_waits" };
    if (!news.pausedAt) {
      const deed = { action: "update.mailing_paused", subjectId: updateId } as const;
      const details = toDetails(news, waiting);
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
    if (!news.pausedAt || news.cancelledAt) return { outcome: "not_paused" };
    if (!news.isPublished) return { outcome: "not_published" };
    const waiting = await releaseMailing(transaction, updateId, now);
    const deed = { action: "update.mailing_resumed", subjectId: updateId } as const;
    const details = toDetails(news, waiting);
    await recordAudit({ ...deed, actorId: actor.id, details, at: now }, transaction);
    return { outcome: "resumed", waiting };
  });
}

/**
 * Stops a mailing for good: what is with the provider at this moment still goes out, nobody else
 * gets it, and it cannot be begun again. Whoever presses twice, or at once, finds it done. Throws
 * `NotPermitted`.
 */
export async function cancelMailing(
  actor: Actor,
  updateId: string,
  { now }: At,
): Promise<CancelMailingOutcome> {
  requirePermission(actor, "mailUpdates");
  return withTransaction(async (transaction) => {
    const news = await findNews(transaction, updateId, "for no key update");
    if (!news) return { outcome: "unknown" };
    const { mails, toPrepare } = await countWaiting(transaction, updateId);
    if (news.cancelledAt || (mails === 0 && toPrepare === null))
      return { outcome: "nothing_waits" };
    await transaction.query(
      `update "update" set mailing_cancelled_at = $2, mailing_paused_at = null,
         mailing_cursor = null where id = $1`,
      [updateId, now],
    );
    const notMailed = (await dropMailing(transaction, updateId)) + (toPrepare ?? 0);
    const deed = { action: "update.mailing_cancelled", subjectId: updateId } as const;
    const details = { notMailed };
    await recordAudit({ ...deed, actorId: actor.id, details, at: now }, transaction);
    return { outcome: "cancelled", notMailed };
  });
}

type News = MailingState & { isPublished: boolean };

/** How many people wait; nothing of it until its readers are counted. */
function toDetails({ readers, preparedAt }: News, waiting: number): AuditDetails {
  return readers === null && preparedAt === null ? {} : { waiting };
}

async function findNews(
  transaction: Transaction,
  updateId: string,
  lock: "for no key update" | "" = "",
): Promise<News | null> {
  if (!isUuid(updateId)) return null;
  const { rows } = await transaction.query<News>(
    `select published_at is not null as "isPublished", mailed_at as "mailedAt",
       mailing_prepared_at as "preparedAt", mailing_paused_at as "pausedAt",
       mailing_cancelled_at as "cancelledAt", mailing_readers as "readers",
       mailing_queued as "queued"
     from "update" where id = $1 ${lock}`,
    [updateId],
  );
  return rows[0] ?? null;
}
