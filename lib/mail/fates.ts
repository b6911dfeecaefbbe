import { randomUUID } from "node:crypto";
import { withTransaction, type Transaction } from "@/lib/db";
import { fingerprint } from "@/lib/privacy";
import { parseAddress } from "@/lib/privacy/schema";
import { signingRules } from "@/lib/signing";
import type { MailNews, WebhookHeaders } from "./resend-webhook";
import type { MailFate } from "./schema";

const dayInMs = 86_400_000;

/** What became of a provider's message: `forged` also for an exact copy of one that was taken. */
export type WebhookOutcome = { outcome: "taken" } | { outcome: "known" } | { outcome: "forged" };

/**
 * Takes what Resend tells about mails, signed and not older than five minutes, once for each
 * message and in any order. The mail's fate and the day's numbers are noted without the
 * address. Where nobody is there, or somebody complained, no news goes to that mailbox any
 * more and no other mail for a while. A forged or copied message changes nothing.
 */
export async function takeResendWebhook(
  body: string,
  headers: WebhookHeaders,
  { now }: { now: Date },
): Promise<WebhookOutcome> {
  const { readResendWebhook } = await import("./resend-webhook");
  const news = readResendWebhook(body, headers);
  if (!news) return { outcome: "forged" };
  return withTransaction(async (transaction) => {
    const receipt = await noteReceipt(transaction, news);
    if (receipt !== "taken") return { outcome: receipt };
    if (news.fate) await noteFate(transaction, news, news.fate, now);
    if (news.isLasting) await stopMail(transaction, news, now);
    return { outcome: "taken" };
  });
}

/**
 * A message that the provider delivers again, because our answer was lost, is signed anew; one
 * with the same moment as before is a copy in somebody else's hands.
 */
async function noteReceipt(transaction: Transaction, { id, sentAt }: MailNews) {
  const { rows } = await transaction.query<{ isNew: boolean }>(
    `insert into webhook_receipt as known (id, sent_at) values ($1, $2)
     on conflict (id) do update set sent_at = excluded.sent_at
       where known.sent_at < excluded.sent_at
     returning xmax = 0 as "isNew"`,
    [id, sentAt],
  );
  if (!rows[0]) return "forged";
  return rows[0].isNew ? "taken" : "known";
}

/** A message may come before the worker has noted that the mail is out: the tag finds it then. */
async function noteFate(transaction: Transaction, news: MailNews, fate: MailFate, now: Date) {
  await transaction.query(
    `with mail as (
       update mail_message set fate = greatest(fate, $3::mail_fate)
       where id = $1::uuid or provider_id = $2
       returning purpose, signature_id
     ), about as (
       select mail.purpose, signature.statement_id
       from (values (1)) one left join mail on true
       left join signature on signature.id = mail.signature_id limit 1
     )
     insert into mail_fate_count as known (id, day, fate, statement_id, purpose, count)
     select $4, $5::date, $3::mail_fate, statement_id, purpose, 1 from about
     on conflict (day, fate, statement_id, purpose) do update set count = known.count + 1`,
    [news.mailId, news.providerId, fate, randomUUID(), now.toISOString().slice(0, 10)],
  );
}

/** By the address itself, which is only fingerprinted: the mail's row may be gone already. */
async function stopMail(transaction: Transaction, { to }: MailNews, now: Date): Promise<void> {
  const address = to === null ? null : parseAddress(to);
  if (!address) return;
  const person = fingerprint(address.canonical);
  await transaction.query(
    `with unwanted as (
       update signature set wants_updates = false
       where email_fingerprint = $1 and statement_id in (select id from statement)
         and address_fingerprint = $2 and state = 'confirmed'
       returning id
     )
     delete from signer_address where signature_id in (select id from unwanted)`,
    [person, fingerprint(address.mailbox)],
  );
  await transaction.query(
    `insert into address_silence (fingerprint, until) values ($1, $2)
     on conflict (fingerprint) do update set until = greatest(address_silence.until, excluded.until)`,
    [person, new Date(now.getTime() + signingRules.silenceDays * dayInMs)],
  );
}
