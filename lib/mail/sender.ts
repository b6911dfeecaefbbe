import type { OutgoingMail } from "./schema";

/** The address in `MAIL_FROM`, which may carry a name. */
function addressOf(sender: string): string {
  return /<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender;
}

/**
 * A mail's headers. `Message-ID` is made from the outbox row's id and a domain of our
 * own, so that a mail which is sent twice is the same mail to whoever receives it;
 * `Auto-Submitted` (RFC 3834) keeps holiday notes from answering.
 */
export function makeHeaders(mailId: string, sender: string): OutgoingMail["headers"] {
  const domain = addressOf(sender).split("@").at(-1) ?? "localhost";
  return { "Message-ID": `<${mailId}@${domain}>`, "Auto-Submitted": "auto-generated" };
}
