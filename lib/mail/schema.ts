/** A mail as it goes to a transport. */
export type OutgoingMail = {
  /** The outbox row's id: stays the same however often the mail is tried. */
  id: string;
  /** One plain address. */
  to: string;
  /** An address, or `Name <address>`. */
  from: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
};

/** A mail as the local mailbox keeps and shows it. */
export type LocalMail = OutgoingMail & {
  /** When it arrived, ISO 8601. */
  createdAt: string;
};

/**
 * What became of one mail. `refused` is final for this mail (an address that the
 * provider does not accept); `reason` is a short code without personal data.
 */
export type SendResult =
  | { id: string; outcome: "accepted"; providerId: string | null }
  | { id: string; outcome: "refused"; reason: string };

/**
 * A way for mail to leave. `send` takes at most `largestBatch` mails and answers for
 * each one. It throws when nothing is known about the batch: the caller tries again
 * with the same mails under the same key, and the transport delivers them once.
 */
export interface MailTransport {
  readonly largestBatch: number;
  send(batch: OutgoingMail[], idempotencyKey: string): Promise<SendResult[]>;
}

/**
 * Every kind of mail with its place in the queue, which takes the lowest number first: who
 * signs waits for the link before the page, organisers wait before theirs, news can wait.
 */
export const mailPriority = {
  confirm: -10,
  sign_in: -5,
  thanks: 0,
  already_signed: 0,
  reminder: 0,
  manage_link: 0,
  invalidated: 0,
  team_invitation: 0,
  notable_invitation: 0,
  update: 10,
} as const;

export type MailPurpose = keyof typeof mailPriority;

/** How often a mail is tried before it is given up: with the queue's pauses, about three days. */
export const mostAttempts = 20;

/** What one delivery did with the mails it was given. */
export type DeliveryReport = {
  sent: number;
  /** Left in the outbox for another attempt. */
  waiting: number;
  /** Given up: refused, or tried too often. */
  failed: number;
  /** Taken out of the outbox because what they were about is over. */
  dropped: number;
};
