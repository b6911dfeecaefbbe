import { createTransport, type SendMailOptions } from "nodemailer";
import { isLoopbackHost } from "@/lib/env";
import { describeError } from "@/lib/log";
import type { MailTransport, OutgoingMail, SendResult } from "./schema";

const connections = 5;
const timeouts = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
  dnsTimeout: 10_000,
};

/**
 * Mail by any SMTP server, over a few connections that stay open. SMTP knows no idempotency:
 * after a lost answer a mail goes out again with the same `Message-ID`, by which servers and
 * mail programs can tell that it is the same. Connections to other machines are encrypted or
 * not made: who signs is nobody's business on the way.
 */
export function makeSmtpTransport(url: string): MailTransport {
  const server = createTransport({
    ...readAddress(url),
    pool: true,
    maxConnections: connections,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...timeouts,
  });
  return {
    name: "smtp",
    largestBatch: 20,
    callsPerSecond: null,
    claimSeconds: 150,
    async send(batch) {
      const results = await Promise.all(batch.map((mail) => sendOne(server, mail)));
      return { outcome: "answered", results };
    },
  };
}

/** The library would take an address as it is too, and then forget all other settings. */
function readAddress(address: string) {
  const { protocol, hostname, port, username, password } = new URL(address);
  const secure = protocol === "smtps:";
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: port ? Number(port) : undefined,
    secure,
    requireTLS: !secure && !isLoopbackHost(hostname),
    auth: username
      ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
      : undefined,
  };
}

async function sendOne(
  server: { sendMail(mail: SendMailOptions): Promise<unknown> },
  { id, headers, ...mail }: OutgoingMail,
): Promise<SendResult> {
  const { "Message-ID": messageId, ...others } = headers;
  try {
    await server.sendMail({ ...mail, messageId, headers: others });
    return { id, outcome: "accepted", providerId: null };
  } catch (error) {
    return { id, ...judge(error) };
  }
}

/** A lasting refusal of the recipient or the message is final; all else may pass (RFC 5321 §4.2.1). */
function judge(error: unknown): { outcome: "refused" | "missed"; reason: string } {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  const reason = responseCode ? `smtp ${responseCode}` : describeError(error);
  const isAboutMail = code === "EENVELOPE" || code === "EMESSAGE";
  const isLasting = responseCode !== undefined && responseCode >= 500;
  return { outcome: isAboutMail && isLasting ? "refused" : "missed", reason };
}
