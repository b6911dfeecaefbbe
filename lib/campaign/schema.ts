import type { Locale } from "../i18n/schema";
import type { SubmissionSource } from "../signing/schema";
import type { StatementStatus } from "../statements/schema";

export * from "./settings-schema";
export { parseEntry, parseSituation, timelineLimits } from "./timeline-input";
export type {
  EntryDraft,
  EntryFault,
  SituationDraft,
  SituationFault,
  TypedEntry,
  TypedSituation,
} from "./timeline-input";
export { removedEntryDays } from "./timeline-types";
export type {
  EditableEntry,
  EntryLine,
  RemovedEntry,
  SaveEntryOutcome,
  SituationText,
  Timeline,
} from "./timeline-types";

/** The campaign as every page's frame needs it. */
export type CampaignFrame = {
  title: string;
  description: string;
  minimumAge: number;
  controllerName: string | null;
  controllerAddress: string | null;
  contactEmail: string | null;
  /** Who runs the server and carries the mail, and where. */
  processors: string | null;
  /** For so long after its closing a campaign keeps what is about its signers. */
  retentionMonths: number;
};

/** What the home page tells before the statements. */
export type CampaignHome = CampaignFrame & {
  /** Paragraphs. */
  stake: string[];
  /** Asks to sign, in paragraphs; empty where nobody has written it and the page says it by itself. */
  invitation: string[];
  situation: string[];
  /** `YYYY-MM-DD`: the day up to which `situation` was checked. */
  situationAsOf: string;
  /** People with at least one confirmed signature, each counted once. */
  total: number;
  photograph: Photograph | null;
  /** The licence line to use once the photograph's file is there. */
  photographCredit: PhotographCredit;
};

export type PhotographCredit = {
  alt: string;
  caption: string;
  author: string;
  licence: string;
  licenceUrl: string;
  sourceUrl: string | null;
};

export type Photograph = PhotographCredit & { file: string };

export type TimelineSource = {
  label: string;
  url: string | null;
  /** What it is written in, where that is known and not the reader's language. */
  language?: string;
};

/** One dated event of the case. */
export type TimelineItem = {
  /** `YYYY-MM-DD` for sorting and `<time>`. */
  date: string;
  dateLabel: string;
  text: string;
  /** The language of both. */
  textLocale: Locale;
  sources: TimelineSource[];
};

/** A text page in Markdown. */
export type CampaignTextPage = { title: string; body: string };

export type CampaignPageSlug = "privacy" | "contact";

/** One statement as the dashboard's first page shows it; drafts too. */
export type StatementOverview = {
  slug: string;
  title: string;
  titleLocale: Locale;
  status: StatementStatus;
  goal: number | null;
  /** Signatures that count. */
  counted: number;
  /** Waiting for their mailbox's owner to press the button. */
  pending: number;
  /** Confirmed, and neither shown nor counted until an organiser has looked. */
  quarantined: number;
};

/** The outbox: what waits, what could not be sent, and since when the oldest waits. */
export type MailHealth = { queued: number; failed: number; oldestQueuedAt: Date | null };

export const checklistKeys = [
  "finalTexts",
  "translations",
  "controller",
  "contact",
  "processors",
  "photograph",
  "mailTransport",
  "senderDomain",
  "passkeys",
  "keysBackedUp",
  "situation",
] as const;

/** `open` is to be done before launch; `optional` may stay as it is. */
export type ChecklistItem = {
  key: (typeof checklistKeys)[number];
  state: "done" | "optional" | "open";
};

/** The situation's text counts as fresh for so many days after its date. */
export const situationFreshDays = 92;

export type Overview = {
  total: number;
  statements: StatementOverview[];
  mail: MailHealth;
  checklist: ChecklistItem[];
};

/** How long before the end everybody who runs the campaign is reminded of it. */
export const warningDays = 30;

/**
 * Where a campaign is on its way to its end: `closed` while its period runs, `warning` in the
 * last days of it, `due` once everything about signers may go, `ended` once it has.
 */
export type ClosingStage = "running" | "closed" | "warning" | "due" | "ended";

export type Closing = {
  stage: ClosingStage;
  slug: string;
  /** In every language, for whoever has to type it. */
  titles: string[];
  retentionMonths: number;
  closedAt: Date | null;
  /** When everything about signers goes; null while the campaign runs. */
  endsAt: Date | null;
  /** Whole days until then; 0 while the campaign runs and once it is over. */
  daysLeft: number;
  /** Rows that would go. */
  signatures: number;
};

/** What the dashboard says of a campaign that is closed. */
export type ClosingNotice = Pick<Closing, "daysLeft" | "signatures"> & {
  stage: Exclude<ClosingStage, "running">;
  /** When everything about signers goes, or went. */
  endsAt: Date;
};

export const funnelSteps = ["submitted", "confirmed", "withdrawn", "bounced"] as const;
export type FunnelStep = (typeof funnelSteps)[number];

/** What happened on one day (`YYYY-MM-DD`, UTC). */
export type FunnelDay = { day: string } & Record<FunnelStep, number>;

/** How many of those who submitted came from which kind of place, the most first. */
export type SourceCount = { source: SubmissionSource; count: number };

export type StatementFunnel = { days: FunnelDay[]; sources: SourceCount[] };

/** Days that the dashboard's first page looks back on. */
export const funnelDays = 30;

/** A backup counts for so many days: older ones are to be deleted. */
export const backupFreshDays = 30;

/** The name of an uploaded image: the hash of its content and what it is. */
export const imageName = /^[0-9a-f]{64}\.(?:png|jpg|webp)$/;

/** The most bytes that an image may have. */
export const largestImage = 4 * 1024 * 1024;

/** Narrower an image is blurred on a page, larger no browser needs it. */
export const imagePixels = { least: 400, most: 10_000 } as const;

/**
 * What waits for a decision besides signatures: changes of notable signatures, notables whose
 * evidence nobody has approved, deliveries, mails that were given up.
 */
export type WaitingBeside = {
  changes: number;
  notables: number;
  deliveries: number;
  failedMails: number;
};
