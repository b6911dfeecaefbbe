import { Resend, type ErrorResponse } from "resend";
import type { BatchOutcome, MailTransport, OutgoingMail } from "./schema";

/** A provider that is slower than this is taken for away; the same key makes asking again safe. */
const patience = 15_000;
const tooManyRequests = 429;
const defaultPause = 60;
/** What an operator has to mend (a key, a sender's domain): no mail is to blame for it. */
const pauseForOperator = 300;
const operatorsPart = [401, 402, 403, 404, 405, 451];

/**
 * Mail by Resend: a batch is one call under one idempotency key, which Resend keeps for a
 * day. Nothing that measures opening or clicking is asked for. Every mail carries its outbox
 * id as a tag, by which the provider's messages about it find it.
 */
export function makeResendTransport(
  { apiKey, baseUrl }: { apiKey: string; baseUrl?: string },
  { timeout = patience }: { timeout?: number } = {},
): MailTransport {
  const resend = new Resend(apiKey, baseUrl ? { baseUrl: baseUrl.replace(/\/+$/, "") } : {});
  return {
    name: "resend",
    largestBatch: 100,
    callsPerSecond: 5,
    claimSeconds: 45,
    async send(batch, idempotencyKey) {
      const signal = AbortSignal.timeout(timeout);
      const { data, error, headers } = await resend.batch.send(batch.map(toPayload), {
        idempotencyKey,
        signal,
      });
      if (error) return judge(error, headers);
      const ids = data.data ?? [];
      const results = batch.map(({ id }, index) => {
        return { id, outcome: "accepted", providerId: ids[index]?.id ?? null } as const;
      });
      return { outcome: "answered", results };
    },
  };
}

function toPayload({ id, ...mail }: OutgoingMail) {
  return { ...mail, tags: [{ name: "mail", value: id }] };
}

/** The reason is the provider's own code: its message may hold an address. */
function judge(error: ErrorResponse, headers: Record<string, string> | null): BatchOutcome {
  const { statusCode, name } = error;
  const reason = `${statusCode ?? "no answer"} ${name}`;
  if (name === "invalid_idempotent_request") return { outcome: "accepted_before" };
  if (statusCode === tooManyRequests) {
    return { outcome: "paused", seconds: readPause(headers?.["retry-after"]), reason };
  }
  if (name === "invalid_from_address" || operatorsPart.includes(statusCode ?? 0)) {
    return { outcome: "paused", seconds: pauseForOperator, reason };
  }
  if (statusCode === 400 || statusCode === 413 || statusCode === 422) {
    return { outcome: "refused", reason };
  }
  return { outcome: "unknown", reason };
}

/** `Retry-After` in seconds or as a date (RFC 9110 §10.2.3); a day at most. */
function readPause(header: string | undefined): number {
  const seconds = Number(header);
  const until =
    header && Number.isNaN(seconds) ? (Date.parse(header) - Date.now()) / 1000 : seconds;
  return until > 0 ? Math.min(Math.ceil(until), 86_400) : defaultPause;
}
