import { createHash } from "node:crypto";
import { log } from "@/lib/log";
import { pauseAfter } from "./backoff";
import { claimBatch, hasDueMails, releaseMails, type Claim } from "./claims";
import { takeTurn } from "./gate";
import { prepareMails } from "./prepare";
import { mostAttempts, type DeliveryReport, type MailTransport, type OutgoingMail } from "./schema";
import { sendBatch, type Held } from "./send-batch";
import {
  dropMails,
  findQueuedMails,
  markMissed,
  markSent,
  queueAgain,
  type MissedMail,
} from "./store";
import { currentTransport } from "./transport";
import { withholdMails } from "./withhold";

/**
 * Sends those of `ids` that still wait in the outbox and records what became of each.
 * Nothing is lost: a mail that could not be sent stays for another attempt until
 * `mostAttempts`, with a job that comes back for it, and a crash between sending and marking
 * sends the same mails again under the same key, which the transport delivers once. Mails
 * whose signature is gone or whose reason is over are not sent.
 */
export async function deliverMails(
  ids: string[],
  { now, transport }: { now: Date; transport?: MailTransport },
): Promise<DeliveryReport> {
  const way = transport ?? (await currentTransport());
  const total: DeliveryReport = { sent: 0, waiting: 0, failed: 0, dropped: 0 };
  const add = (part: DeliveryReport) => {
    for (const key of Object.keys(total) as (keyof DeliveryReport)[]) total[key] += part[key];
  };
  if (way.claimSeconds === null) {
    for (const batch of divide(ids, way)) add(await deliverBatch(batch, way, now));
    return total;
  }
  while (await hasDueMails(ids)) {
    const pause = await takeTurn(way);
    if (pause !== null) {
      await queueAgain(ids, pause);
      break;
    }
    const claim = await claimBatch(ids, way);
    if (!claim) continue;
    const part = await deliverBatch(claim, way, now);
    add(part);
    if (part.held.mailIds.length === 0) continue;
    // One job comes back for the held ones and for those that had no turn yet.
    await queueAgain([...new Set([...ids, ...part.held.mailIds])], part.held.pause);
    break;
  }
  return total;
}

function divide(ids: string[], { largestBatch }: MailTransport): Claim[] {
  const count = Math.ceil(ids.length / largestBatch);
  return Array.from({ length: count }, (_, index) => {
    const mailIds = ids.slice(index * largestBatch, (index + 1) * largestBatch);
    const key = createHash("sha256").update(mailIds.toSorted().join()).digest("hex");
    return { key, mailIds, isAgain: false };
  });
}

async function deliverBatch(
  { key, mailIds, isAgain }: Claim,
  transport: MailTransport,
  now: Date,
): Promise<DeliveryReport & { held: Held }> {
  const claimed = await findQueuedMails(mailIds);
  // What may be with the provider already is finished: nobody gets it twice.
  const queued = isAgain ? claimed : await withholdMails(claimed);
  const fates = await prepareMails(queued, now);
  const ready: OutgoingMail[] = [];
  const over: string[] = [];
  const broken: MissedMail[] = [];
  for (const each of fates) {
    if (each.fate === "ready") ready.push(each.mail);
    else if (each.fate === "over") over.push(each.id);
    else broken.push({ id: each.id, error: each.error, isFinal: false, keepsKey: false });
  }
  const { sent, missed, held } = await sendBatch(ready, key, transport);
  const attempts = new Map(queued.map((mail) => [mail.id, mail.attempts + 1]));
  const failures = [...broken, ...missed].map((miss) => ({
    ...miss,
    isFinal: miss.isFinal || attempts.get(miss.id)! >= mostAttempts,
  }));
  await markSent(sent, now);
  await dropMails(over);
  await putBack(failures, attempts);
  await releaseMails(held.mailIds);
  return { ...report(sent.length, failures, over.length, held.mailIds.length), held };
}

/** What may be tried again comes back as one job, so that a batch stays a batch. */
async function putBack(failures: MissedMail[], attempts: Map<string, number>): Promise<void> {
  if (failures.length === 0) return;
  const waiting = failures.filter(({ isFinal }) => !isFinal).map(({ id }) => id);
  const pause = pauseAfter(Math.max(1, ...waiting.map((id) => attempts.get(id)!)));
  await markMissed(failures, pause);
  await queueAgain(waiting, pause);
}

function report(
  sent: number,
  failures: MissedMail[],
  dropped: number,
  held: number,
): DeliveryReport {
  for (const { id, error, isFinal } of failures) {
    log.warn(isFinal ? "mail_given_up" : "mail_attempt_failed", { mailId: id, error });
  }
  const failed = failures.filter(({ isFinal }) => isFinal).length;
  return { sent, waiting: failures.length - failed + held, failed, dropped };
}
