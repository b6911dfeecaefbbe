import { createHash } from "node:crypto";
import { describeError, log } from "@/lib/log";
import { prepareMails } from "./prepare";
import {
  mostAttempts,
  type DeliveryReport,
  type MailTransport,
  type OutgoingMail,
  type SendResult,
} from "./schema";
import {
  dropMails,
  findQueuedMails,
  markMissed,
  markSent,
  type MissedMail,
  type QueuedMail,
  type SentMail,
} from "./store";
import { currentTransport } from "./transport";

/**
 * Sends those of `ids` that still wait in the outbox and records what became of each.
 * Nothing is lost: a mail that could not be sent stays for another attempt until
 * `mostAttempts`, and a crash between sending and marking sends the same mails again
 * under the same key, which the transport delivers once. Mails whose signature is gone
 * or whose reason is over are not sent.
 */
export async function deliverMails(
  ids: string[],
  { now, transport = currentTransport() }: { now: Date; transport?: MailTransport },
): Promise<DeliveryReport> {
  const total: DeliveryReport = { sent: 0, waiting: 0, failed: 0, dropped: 0 };
  const queued = await findQueuedMails(ids);
  for (let start = 0; start < queued.length; start += transport.largestBatch) {
    const batch = queued.slice(start, start + transport.largestBatch);
    const report = await deliverBatch(batch, { now, transport });
    for (const key of Object.keys(total) as (keyof DeliveryReport)[]) total[key] += report[key];
  }
  return total;
}

async function deliverBatch(
  batch: QueuedMail[],
  { now, transport }: { now: Date; transport: MailTransport },
): Promise<DeliveryReport> {
  const fates = await prepareMails(batch, now);
  const mails = fates.flatMap((each) => (each.fate === "ready" ? [each.mail] : []));
  const over = fates.flatMap((each) => (each.fate === "over" ? [each.id] : []));
  const broken = fates.flatMap((each) =>
    each.fate === "broken" ? [{ id: each.id, error: each.error, isFinal: false }] : [],
  );
  const { sent, missed } = await send(mails, transport);
  const attempts = new Map(batch.map((mail) => [mail.id, mail.attempts + 1]));
  const failures = [...broken, ...missed].map((miss) => ({
    ...miss,
    isFinal: miss.isFinal || attempts.get(miss.id)! >= mostAttempts,
  }));
  await markSent(sent, now);
  await markMissed(failures);
  await dropMails(over);
  return reportOf(sent, failures, over);
}

async function send(
  mails: OutgoingMail[],
  transport: MailTransport,
): Promise<{ sent: SentMail[]; missed: MissedMail[] }> {
  if (mails.length === 0) return { sent: [], missed: [] };
  try {
    const results = await transport.send(mails, keyOf(mails));
    return { sent: results.flatMap(toSent), missed: results.flatMap(toMissed) };
  } catch (error) {
    const reason = describeError(error);
    return { sent: [], missed: mails.map(({ id }) => ({ id, error: reason, isFinal: false })) };
  }
}

/** The same for the same mails; another set of mails is another batch to a provider. */
function keyOf(mails: OutgoingMail[]): string {
  return createHash("sha256")
    .update(mails.map(({ id }) => id).join())
    .digest("hex");
}

function toSent(result: SendResult): SentMail[] {
  return result.outcome === "accepted" ? [{ id: result.id, providerId: result.providerId }] : [];
}

function toMissed(result: SendResult): MissedMail[] {
  return result.outcome === "refused"
    ? [{ id: result.id, error: `refused ${result.reason}`, isFinal: true }]
    : [];
}

function reportOf(sent: SentMail[], failures: MissedMail[], over: string[]): DeliveryReport {
  for (const { id, error, isFinal } of failures) {
    log.warn(isFinal ? "mail_given_up" : "mail_attempt_failed", { mailId: id, error });
  }
  const failed = failures.filter(({ isFinal }) => isFinal).length;
  return {
    sent: sent.length,
    waiting: failures.length - failed,
    failed,
    dropped: over.length,
  };
}
