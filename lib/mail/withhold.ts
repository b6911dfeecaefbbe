import { pool } from "@/lib/db";
import type { QueuedMail } from "./store";

/**
 * For a worker that has mails in hand which nobody was given yet: puts those on hold whose
 * mailing was paused or whose news is no longer public, takes those out of the outbox whose
 * mailing was stopped, and returns the others. Holding the update's row it decides before or
 * after who pauses, resumes or stops, never in between.
 */
export async function withholdMails(mails: QueuedMail[]): Promise<QueuedMail[]> {
  const news = mails.filter(({ updateId, signature }) => updateId && signature);
  if (news.length === 0) return mails;
  const { rows } = await pool.query<{ id: string; isCancelled: boolean }>({
    name: "withhold-mails",
    text: `with stopped as (
             select id, mailing_cancelled_at is not null as is_cancelled from "update"
             where id = any ($2::uuid[]) and (published_at is null
               or mailing_paused_at is not null or mailing_cancelled_at is not null)
             for share
           ), mine as (
             select mail.id, stopped.is_cancelled
             from mail_message mail join stopped on stopped.id = mail.update_id
             where mail.id = any ($1::uuid[]) and mail.state = 'queued'
             for update of mail skip locked
           )
           update mail_message mail set state = 'held', batch_key = null, not_before = null
           from mine where mail.id = mine.id
           returning mail.id, mine.is_cancelled as "isCancelled"`,
    values: [news.map(({ id }) => id), [...new Set(news.map(({ updateId }) => updateId))]],
  });
  const over = rows.flatMap(({ id, isCancelled }) => (isCancelled ? [id] : []));
  if (over.length > 0) {
    await pool.query("delete from mail_message where id = any ($1::uuid[]) and state = 'held'", [
      over,
    ]);
  }
  const held = new Set(rows.map(({ id }) => id));
  return mails.filter(({ id }) => !held.has(id));
}
