import type { Locale } from "../i18n/schema";

export const statementStatuses = ["draft", "open", "closed", "archived"] as const;
export type StatementStatus = (typeof statementStatuses)[number];

/**
 * Where a statement stands at a moment: signing ends at the very moment that was set, and the
 * stored state follows within a minute. Whoever asks `statementCan` asks with this.
 */
export function statementStatusAt(
  { status, closesAt }: { status: StatementStatus; closesAt: Date | null },
  now: Date,
): StatementStatus {
  return status === "open" && closesAt !== null && closesAt <= now ? "closed" : status;
}

/** A statement as lists and cards show it. */
export type StatementSummary = {
  slug: string;
  title: string;
  /** The language of `title` and of the text shown: the wanted one, or the original where there is no translation. */
  textLocale: Locale;
  originalLocale: Locale;
  isTranslation: boolean;
  /** A text of the project that its authors' wording replaces before launch. */
  isWorkingText: boolean;
  status: StatementStatus;
  /** Confirmed signatures, exact; nothing else. */
  count: number;
  /** Notable signatories who came without a signature on this platform. */
  notablesBesideCount: number;
  goal: number | null;
  initiators: string;
  /** The day the statement is dated, `YYYY-MM-DD`. */
  datedOn: string | null;
  /** When signing ended; null while it is open, and where nobody knows. */
  closedAt: Date | null;
};

/** A published version and the day it is known by (`YYYY-MM-DD`). */
export type VersionDay = { number: number; day: string };

export type SisterNotice = { slug: string; title: string; notice: string };

/** A statement with all that its page shows beside the names. */
export type StatementDetails = StatementSummary & {
  id: string;
  campaignId: string;
  versionId: string;
  version: number;
  /** Every published version, the first one first. */
  versions: VersionDay[];
  /** Of a translation: the earlier version whose original it still follows; else null. */
  follows: number | null;
  /** Trimmed Markdown in `textLocale`, the source that is hashed. */
  body: string;
  /** A suffix of `body` that is set apart, or null. */
  demand: string | null;
  original: { title: string; body: string; demand: string | null; sha256: string };
  openedAt: Date | null;
  closesAt: Date | null;
  sister: SisterNotice | null;
  editorsNote: string | null;
  signatoriesNote: string | null;
  sourceUrl: string | null;
  minimumAge: number;
};

const permissions = {
  sign: { draft: false, open: true, closed: false, archived: false },
  read: { draft: false, open: true, closed: true, archived: true },
  /** Stands among the campaign's statements; an archived one is read at its address only. */
  list: { draft: false, open: true, closed: true, archived: false },
  open: { draft: true, open: false, closed: true, archived: false },
  close: { draft: false, open: true, closed: false, archived: false },
  archive: { draft: false, open: false, closed: true, archived: false },
  restore: { draft: false, open: false, closed: false, archived: true },
  schedule: { draft: true, open: true, closed: true, archived: false },
} as const satisfies Record<string, Record<StatementStatus, boolean>>;

type Deed = keyof typeof permissions;

const ask = (deed: Deed) => (status: StatementStatus) => permissions[deed][status];

/** What may be done with a statement in a given state; page and server ask the same table. */
export const statementCan = {
  sign: ask("sign"),
  read: ask("read"),
  list: ask("list"),
  open: ask("open"),
  close: ask("close"),
  archive: ask("archive"),
  restore: ask("restore"),
  schedule: ask("schedule"),
} as const satisfies Record<Deed, (status: StatementStatus) => boolean>;

export { beginningOf, findDemand, splitDemand } from "./demand";
export { factLimits, largestGoal, parseFacts } from "./facts-input";
export type { StatementFacts, TypedFacts } from "./facts-input";
export type { Checked, StatementFault, StatementFaultCode } from "./read-typed";
export type * from "./room-schema";
export { findSlugFault, makeSlug } from "./slug";
export { parseTexts, textLimits } from "./text-input";
export type { GivenText, TypedText } from "./text-input";
export { parseTimes, typedMoment } from "./times-input";
export type { StatementTimes } from "./times-input";
