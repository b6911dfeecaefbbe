import type { Locale } from "../i18n/schema";

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
 * What became of one mail that was handed over. `refused` is final for this mail (an address
 * that the provider does not accept), `missed` wants another attempt; `reason` is a short
 * code without personal data.
 */
export type SendResult =
  | { id: string; outcome: "accepted"; providerId: string | null }
  | { id: string; outcome: "refused"; reason: string }
  | { id: string; outcome: "missed"; reason: string };

/** What became of a batch that was handed over as a whole. */
export type BatchOutcome =
  /** Each mail has its own result. */
  | { outcome: "answered"; results: SendResult[] }
  /** The key is spent: these mails were accepted by an attempt whose answer was lost. */
  | { outcome: "accepted_before" }
  /** Nothing was sent, for the sake of one or more of these mails. */
  | { outcome: "refused"; reason: string }
  /** Nothing was sent; nobody may call before that time is over. */
  | { outcome: "paused"; seconds: number; reason: string }
  /** Sent or not, nobody can tell: another attempt with the same mails under the same key. */
  | { outcome: "unknown"; reason: string };

/** A way for mail to leave. */
export interface MailTransport {
  readonly name: string;
  readonly largestBatch: number;
  /** How many calls a second it takes from all our machines together; null for any number. */
  readonly callsPerSecond: number | null;
  /**
   * For how long a worker takes mails to itself before it hands them over: longer than a call
   * may last. Null where a mail that two workers write at once is still one mail.
   */
  readonly claimSeconds: number | null;
  /** Hands over at most `largestBatch` mails. Whatever it throws counts as `unknown`. */
  send(batch: OutgoingMail[], idempotencyKey: string): Promise<BatchOutcome>;
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

/** How often a mail is tried before it is given up: with the pauses between, some nine hours. */
export const mostAttempts = 8;

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

/** How far a mailing is; all together are the people for whom it was begun. */
export type MailingProgress = {
  sent: number;
  /** Sent, and came back. */
  bounced: number;
  /** Refused, or tried too often. */
  givenUp: number;
  /** Their readers stopped the news, withdrew or were erased before it was their turn. */
  dropped: number;
  /** Not mailed, because the mailing was stopped for good. */
  cancelled: number;
  /** In the queue, on hold, or still to be written. */
  waiting: number;
  /** While it is being prepared, for how many readers a mail was written so far; null before and after. */
  prepared: number | null;
  /** False while the worker has not counted the readers yet. */
  isCounted: boolean;
  total: number;
};

/** The mailing of one piece of news. */
export type Mailing = {
  isPublished: boolean;
  /** Null until it was begun. */
  mailedAt: Date | null;
  /** Null while its mails are still being written. */
  preparedAt: Date | null;
  pausedAt: Date | null;
  cancelledAt: Date | null;
  /** How many people would get it at this moment; null once it was begun. */
  readers: number | null;
  progress: MailingProgress;
};

/** What became of the wish to pause a mailing; pausing twice is pausing once. */
export type PauseMailingOutcome =
  { outcome: "paused"; waiting: number } | { outcome: "nothing_waits" } | { outcome: "unknown" };

export type ResumeMailingOutcome =
  | { outcome: "resumed"; waiting: number }
  | { outcome: "not_paused" }
  /** What is not public is not mailed. */
  | { outcome: "not_published" }
  | { outcome: "unknown" };

/** What became of the wish to stop a mailing for good. */
export type CancelMailingOutcome =
  | { outcome: "cancelled"; notMailed: number }
  | { outcome: "nothing_waits" }
  | { outcome: "unknown" };

/** A test goes to its organiser in each language that has a text. */
export type TestUpdateOutcome = { outcome: "queued"; mails: number } | { outcome: "unknown" };

/** What a provider says became of a mail, the stronger the later: none weakens another. */
export const mailFates = [
  "delayed",
  "delivered",
  "failed",
  "suppressed",
  "bounced",
  "complained",
] as const;
export type MailFate = (typeof mailFates)[number];

/** Days that the summary looks back on what providers told. */
export const fateDays = 30;

/** Mails of one purpose that are not out yet. */
export type WaitingMails = {
  purpose: MailPurpose;
  count: number;
  /** When the oldest was written. */
  since: Date;
  /** Whether they belong to a mailing that somebody has paused. */
  isHeld: boolean;
  /** How many of them were tried in vain already, and when the first of those is tried again. */
  tried: number;
  nextAttemptAt: Date | null;
};

/** Mails of one purpose that were given up for one reason, which is a short code or not known. */
export type GivenUpMails = { purpose: MailPurpose; reason: string | null; count: number };

/** How many mails go out again, and how many cannot, because their address is not kept. */
export type RetryOutcome = { again: number; gone: number };

/** How the mail goes. */
/** Updates whose mailing somebody paused, also before any mail of it was written. */
export type PausedMailing = { id: string; title: Partial<Record<Locale, string>> };

export type MailSummary = {
  /** The way by which mail leaves; not real where all of it stays on this machine. */
  transport: { name: "local" | "resend" | "smtp"; isReal: boolean };
  waiting: WaitingMails[];
  pausedMailings: PausedMailing[];
  givenUp: GivenUpMails[];
  /** Providers that asked not to be called before a moment. */
  pauses: { transport: string; until: Date; reason: string | null }[];
  /** What providers told within the last thirty days. */
  fates: { fate: MailFate; count: number }[];
  /** What sending everything again that was given up would do now. */
  retry: RetryOutcome;
};
