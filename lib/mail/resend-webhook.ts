import { Resend, type WebhookEventPayload } from "resend";
import { z } from "zod";
import { env } from "@/lib/env";
import type { MailFate } from "./schema";

/** The headers with which Resend signs (Svix): the message, when this delivery was made, and its MAC. */
export type WebhookHeaders = Record<"id" | "timestamp" | "signature", string | null>;

/** What a message of Resend's says of one mail. */
export type MailNews = {
  /** The message's id: the same at each delivery of it. */
  id: string;
  /** When this delivery was signed. */
  sentAt: Date;
  fate: MailFate | null;
  /** Whether nobody is there or wants mail, so that none should follow. */
  isLasting: boolean;
  mailId: string | null;
  providerId: string | null;
  to: string | null;
};

const fates: Partial<Record<WebhookEventPayload["type"], MailFate>> = {
  "email.delivery_delayed": "delayed",
  "email.delivered": "delivered",
  "email.failed": "failed",
  "email.suppressed": "suppressed",
  "email.bounced": "bounced",
  "email.complained": "complained",
};

const payload = z.object({
  type: z.string(),
  data: z.object({
    email_id: z.string().max(200).optional(),
    to: z.array(z.string()).optional(),
    tags: z.object({ mail: z.uuid().optional() }).optional(),
    bounce: z.object({ type: z.string() }).optional(),
  }),
});

/**
 * Reads a message of Resend's from the raw body, or returns null for one that was not signed
 * with our secret, or more than five minutes ago.
 */
export function readResendWebhook(body: string, headers: WebhookHeaders): MailNews | null {
  const { id, timestamp, signature } = headers;
  if (!id || !timestamp || !signature || !env.resendWebhookSecret) return null;
  const content = verify(body, { id, timestamp, signature }, env.resendWebhookSecret);
  if (!content) return null;
  const sentAt = new Date(Number.parseInt(timestamp, 10) * 1000);
  const parsed = payload.safeParse(content.payload);
  // Signed, but about something else than a mail: taken and forgotten.
  if (!parsed.success) return { ...nothing, id, sentAt };
  const { type, data } = parsed.data;
  const fate = fates[type as WebhookEventPayload["type"]] ?? null;
  return {
    id,
    sentAt,
    fate,
    isLasting: isLasting(fate, data.bounce?.type),
    mailId: data.tags?.mail ?? null,
    providerId: data.email_id ?? null,
    to: data.to?.[0] ?? null,
  };
}

const nothing = { fate: null, isLasting: false, mailId: null, providerId: null, to: null };

/** A bounce may be passing (a full mailbox); a complaint and the provider's own list are not. */
function isLasting(fate: MailFate | null, bounceType: string | undefined): boolean {
  if (fate === "bounced") return bounceType === "Permanent";
  return fate === "complained" || fate === "suppressed";
}

function verify(
  body: string,
  headers: Record<keyof WebhookHeaders, string>,
  webhookSecret: string,
): { payload: unknown } | null {
  try {
    // Verifying calls nobody; the library wants some key all the same.
    const { webhooks } = new Resend("re_none");
    return { payload: webhooks.verify({ payload: body, headers, webhookSecret }) };
  } catch {
    return null;
  }
}
