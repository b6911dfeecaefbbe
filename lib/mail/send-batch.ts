import { describeError } from "@/lib/log";
import { divideBatch } from "./claims";
import { pauseTransport, takeTurn } from "./gate";
import type { BatchOutcome, MailTransport, OutgoingMail, SendResult } from "./schema";
import type { MissedMail, SentMail } from "./store";

/** Mails that were not tried, because the provider asked for a pause; milliseconds of it are left. */
export type Held = { mailIds: string[]; pause: number };

/** What became of a batch, mail by mail. */
export type Sent = { sent: SentMail[]; missed: MissedMail[]; held: Held };

/**
 * Hands a batch over under its key. A batch that is refused for the sake of one mail is
 * divided until that mail is alone: the others go out under keys of their own, and only the
 * bad one is given up. A pause that the provider asks for holds all workers.
 */
export async function sendBatch(
  mails: OutgoingMail[],
  key: string,
  transport: MailTransport,
): Promise<Sent> {
  if (mails.length === 0) return nothing;
  const outcome = await handOver(mails, key, transport);
  switch (outcome.outcome) {
    case "answered":
      return sortResults(outcome.results);
    case "accepted_before":
      return { ...nothing, sent: mails.map(({ id }) => ({ id, providerId: null })) };
    case "unknown":
      return { ...nothing, missed: missAll(mails, outcome.reason, { keepsKey: true }) };
    case "paused":
      await pauseTransport(transport, outcome);
      return { ...nothing, held: { mailIds: idsOf(mails), pause: outcome.seconds * 1000 } };
    case "refused":
      if (mails.length > 1) return sendHalves(mails, transport);
      return { ...nothing, missed: missAll(mails, `refused ${outcome.reason}`, { isFinal: true }) };
  }
}

const nothing: Sent = { sent: [], missed: [], held: { mailIds: [], pause: 0 } };

async function handOver(
  mails: OutgoingMail[],
  key: string,
  transport: MailTransport,
): Promise<BatchOutcome> {
  try {
    return await transport.send(mails, key);
  } catch (error) {
    return { outcome: "unknown", reason: describeError(error) };
  }
}

async function sendHalves(mails: OutgoingMail[], transport: MailTransport): Promise<Sent> {
  const middle = Math.ceil(mails.length / 2);
  const first = await sendPart(mails.slice(0, middle), transport);
  const second = await sendPart(mails.slice(middle), transport);
  return {
    sent: [...first.sent, ...second.sent],
    missed: [...first.missed, ...second.missed],
    held: {
      mailIds: [...first.held.mailIds, ...second.held.mailIds],
      pause: Math.max(first.held.pause, second.held.pause),
    },
  };
}

async function sendPart(mails: OutgoingMail[], transport: MailTransport): Promise<Sent> {
  const key = await divideBatch(idsOf(mails), transport);
  const pause = await takeTurn(transport);
  if (pause !== null) return { ...nothing, held: { mailIds: idsOf(mails), pause } };
  return sendBatch(mails, key, transport);
}

function sortResults(results: SendResult[]): Sent {
  const sorted: Sent = { ...nothing, sent: [], missed: [] };
  for (const result of results) {
    if (result.outcome === "accepted") sorted.sent.push(result);
    else if (result.outcome === "missed") {
      sorted.missed.push({ id: result.id, error: result.reason, isFinal: false, keepsKey: false });
    } else {
      const error = `refused ${result.reason}`;
      sorted.missed.push({ id: result.id, error, isFinal: true, keepsKey: false });
    }
  }
  return sorted;
}

function missAll(
  mails: OutgoingMail[],
  error: string,
  { isFinal = false, keepsKey = false }: { isFinal?: boolean; keepsKey?: boolean },
): MissedMail[] {
  return mails.map(({ id }) => ({ id, error, isFinal, keepsKey }));
}

function idsOf(mails: OutgoingMail[]): string[] {
  return mails.map(({ id }) => id);
}
