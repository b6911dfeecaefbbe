import { env } from "@/lib/env";
import { describeError } from "@/lib/log";
import { addressContext, mailContext, open } from "@/lib/privacy";
import type { Purpose } from "./purposes/purpose";
import type { OutgoingMail } from "./schema";
import { makeHeaders } from "./sender";
import type { QueuedMail } from "./store";

/** What becomes of a queued mail: it goes out, its reason is over, or it cannot be written. */
export type Fate =
  | { fate: "ready"; mail: OutgoingMail }
  | { fate: "over"; id: string }
  | { fate: "broken"; id: string; error: string };

/**
 * Loads what writing mails needs; a worker does so at its start, and the first mail does
 * not wait for it. The web, which shows the mailbox through the same door, never does.
 */
export function loadComposer() {
  return import("./purposes");
}

/**
 * Turns outbox rows into mails that can go out, in their order. One that cannot be written
 * (a recipient that does not open, facts that cannot be read) does not hold up the others.
 */
export async function prepareMails(mails: QueuedMail[], now: Date): Promise<Fate[]> {
  const { purposes } = await loadComposer();
  const known: Partial<Record<QueuedMail["purpose"], Purpose<unknown>>> = purposes;
  const fates = new Map<string, Fate>();
  for (const [name, some] of Map.groupBy(mails, ({ purpose }) => purpose)) {
    const purpose = known[name];
    const written = purpose
      ? await prepareAll(some, purpose, now)
      : some.map(({ id }) => toBroken(id, new Error(`no mail is written for ${name}`)));
    some.forEach(({ id }, index) => fates.set(id, written[index]!));
  }
  return mails.map(({ id }) => fates.get(id)!);
}

async function prepareAll<Facts>(
  mails: QueuedMail[],
  purpose: Purpose<Facts>,
  now: Date,
): Promise<Fate[]> {
  try {
    const facts = await purpose.find(mails, { now });
    return await Promise.all(mails.map((mail) => prepare(mail, purpose, facts.get(mail.id))));
  } catch (error) {
    return mails.map(({ id }) => toBroken(id, error));
  }
}

async function prepare<Facts>(
  mail: QueuedMail,
  purpose: Purpose<Facts>,
  facts: Facts | undefined,
): Promise<Fate> {
  if (facts === undefined) return { fate: "over", id: mail.id };
  try {
    const { headers, ...content } = await purpose.compose(facts);
    const to = open(mail.recipient, contextOf(mail));
    const outgoing = { id: mail.id, to, from: env.mailFrom, ...content };
    const allHeaders = { ...makeHeaders(mail.id, env.mailFrom), ...headers };
    return { fate: "ready", mail: { ...outgoing, headers: allHeaders } };
  } catch (error) {
    return toBroken(mail.id, error);
  }
}

function contextOf({ id, signature }: QueuedMail): string {
  return signature ? addressContext(signature.emailFingerprint) : mailContext(id);
}

function toBroken(id: string, error: unknown): Fate {
  return { fate: "broken", id, error: describeError(error) };
}
