import type { Locale } from "../i18n/schema";
import type { StatementFacts } from "./facts-input";
import type { StatementStatus } from "./schema";

export type TextStatus = "working" | "final";

/** The words of one version in one language. */
export type VersionText = {
  locale: Locale;
  title: string;
  body: string;
  demand: string | null;
  kind: "original" | "translation";
  status: TextStatus;
  sha256: string;
  /**
   * Of a translation: the number of the version whose original it was last held against; null
   * where that is its own version, and for drafts.
   */
  follows: number | null;
};

/** A version with its texts, the original first. */
export type StatementVersion = {
  id: string;
  number: number;
  /** Null for the draft. */
  publishedAt: Date | null;
  /** When the draft was saved last, and by whom; null for what the seed brought. */
  savedAt: Date | null;
  savedBy: string | null;
  texts: VersionText[];
};

/** A statement as the dashboard's list shows it. */
export type RoomSummary = {
  id: string;
  slug: string;
  title: string;
  titleLocale: Locale;
  status: StatementStatus;
  /** Number of the version that is read; null before the first. */
  published: number | null;
  hasDraft: boolean;
  /** Languages of the version that is read, each with what is said of its words. */
  texts: { locale: Locale; status: TextStatus }[];
  /** Whether a translation stayed as it was when the original changed. */
  hasStaleTranslation: boolean;
  count: number;
  goal: number | null;
  opensAt: Date | null;
  closesAt: Date | null;
};

/** A statement with everything that the dashboard says of it. */
export type StatementRoom = {
  id: string;
  title: string;
  titleLocale: Locale;
  status: StatementStatus;
  facts: StatementFacts;
  /** Goes up with every change of the facts; a form carries it back. */
  revision: number;
  /** Which text an edit begins with; a form carries it back. */
  basedOn: string | null;
  published: StatementVersion | null;
  draft: StatementVersion | null;
  /** Whether publishing the draft replaces words that are `final`: an admin's matter. */
  replacesFinal: boolean;
  /** Translations that are read now, and follow an earlier version's original. */
  stale: StaleTranslation[];
  /** Languages that the draft leaves as they are while it changes the original. */
  leftBehind: Locale[];
  /** Whether the draft says anything else than what is published. */
  isChanged: boolean;
  count: number;
  openedAt: Date | null;
  opensAt: Date | null;
  closesAt: Date | null;
  /** While the campaign is closed nothing opens. */
  isCampaignClosed: boolean;
  /** The other statements, any of which may be the sister. */
  others: { id: string; title: string; titleLocale: Locale }[];
};

/** A translation whose original has changed since the version that it follows. */
export type StaleTranslation = { locale: Locale; follows: number };

/** A version in a statement's history. */
export type HistoryVersion = StatementVersion & {
  /** Counted signatures under it; null where they went before they were counted by version. */
  signatures: number | null;
};

export type StatementHistory = {
  id: string;
  title: string;
  titleLocale: Locale;
  /** The newest first, the draft before all. */
  versions: HistoryVersion[];
};

/** A stretch of text: in both, only in the newer one, only in the older one. */
export type TextDifference = { kind: "same" | "added" | "removed"; text: string };

/** What became of the words in one language from a version to the next. */
export type TextChange =
  | { locale: Locale; kind: "new" | "gone" }
  | {
      locale: Locale;
      kind: "changed";
      /** Null where it stayed. */
      title: TextDifference[] | null;
      body: TextDifference[];
      /** Null where it stayed. */
      demand: TextDifference[] | null;
    };

/** A published version as anybody may read it. */
export type PublicVersion = {
  number: number;
  /** The day it is known by, `YYYY-MM-DD`. */
  day: string;
  publishedAt: Date;
  /** Counted signatures under it; null where they went before they were counted by version. */
  signatures: number | null;
  /** In the reader's language where there is one, then the original. */
  texts: VersionText[];
  /** What organisers remarked about these words. */
  editorsNote: string | null;
  /** Since the one before, the reader's language first. */
  changes: TextChange[];
  /** Whether the original's words are those of the one before. */
  keepsOriginal: boolean;
};

export type PublicVersions = {
  slug: string;
  title: string;
  titleLocale: Locale;
  /** The newest first. */
  versions: PublicVersion[];
};

export type CreateOutcome = { outcome: "created"; id: string } | { outcome: "slug_taken" };

/** `overtaken`: somebody else saved it after it was opened. */
export type SaveDraftOutcome =
  | { outcome: "saved"; number: number }
  | { outcome: "unchanged" | "overtaken" | "no_original" | "unknown" };

export type DiscardDraftOutcome = {
  outcome: "discarded" | "deleted" | "in_use" | "no_draft" | "overtaken" | "unknown";
};

export type PublishOutcome =
  | { outcome: "published"; number: number }
  | { outcome: "unchanged" | "overtaken" | "no_draft" | "no_original" | "unknown" };

export type CheckOutcome = { outcome: "checked" | "unchanged" | "overtaken" | "unknown" };

export type TextStatusOutcome = { outcome: "changed" | "unchanged" | "overtaken" | "unknown" };

/** `fixed`: address and original of a published statement stay. */
export type SaveFactsOutcome = {
  outcome: "saved" | "unchanged" | "overtaken" | "slug_taken" | "fixed" | "no_sister" | "unknown";
};

export type TurnOutcome = {
  outcome: "done" | "campaign_closed" | "no_text" | "wrong_state" | "unknown";
};

export type MoveOutcome = { outcome: "moved" | "unknown" };

/** The text that somebody signed, where a newer version is published by now. */
export type SignedText = {
  number: number;
  /** The day it is known by, `YYYY-MM-DD`. */
  day: string;
  locale: Locale;
  title: string;
  body: string;
  demand: string | null;
};
