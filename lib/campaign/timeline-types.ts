import type { Locale, LocalisedText } from "../i18n/schema";
import type { TimelineSource } from "./schema";

/** An entry of the case in dates as the dashboard lists it. */
export type EntryLine = {
  id: string;
  date: string;
  dateLabel: string;
  text: string;
  textLocale: Locale;
  isPublished: boolean;
  /** Languages without a text: their readers see another one. */
  missing: Locale[];
  /** Only entries of one day are in an order of their own. */
  canMove: { up: boolean; down: boolean };
};

/** For so long a removed entry can be brought back; `retentionRules` erases it then. */
export const removedEntryDays = 7;

/** An entry that was removed, and until when it can be brought back. */
export type RemovedEntry = Pick<EntryLine, "id" | "date" | "dateLabel" | "text" | "textLocale"> & {
  goneAt: Date;
};

export type Timeline = {
  entries: EntryLine[];
  removed: RemovedEntry[];
  situation: SituationText;
};

/** How things stand, in every language, and up to which day (`YYYY-MM-DD`) that was checked. */
export type SituationText = { text: LocalisedText; asOf: string; revision: number };

/** An entry as it is edited. */
export type EditableEntry = {
  id: string;
  date: string;
  dateLabel: LocalisedText;
  text: LocalisedText;
  sources: TimelineSource[];
  isPublished: boolean;
  revision: number;
};

/** What became of saving an entry, and of publishing it with that. */
export type SaveEntryOutcome =
  | { outcome: "saved" | "published"; id: string }
  | { outcome: "overtaken" }
  /** What is published says where it is known from. */
  | { outcome: "no_source" }
  | { outcome: "language_missing"; missing: Locale }
  | { outcome: "unknown" };
