import type { Locale, LocalisedText } from "../i18n/schema";
import type { NotPublic } from "./completeness";

export { parseUpdate, updateLimits } from "./update-input";
export type { TypedUpdate, UpdateDraft, UpdateFault, UpdateFaultCode } from "./update-input";
export { makeSlug } from "./slug";

/** A piece of news, in one language. */
export type UpdateItem = {
  slug: string;
  title: string;
  /** Markdown. */
  body: string;
  /** The language of title and body: another than was asked for where that one is missing. */
  textLocale: Locale;
  stopPress: boolean;
  sourceUrl: string | null;
  publishedAt: Date;
};

/** `withdrawn` was public once, and is no longer. */
export const updateStates = ["draft", "published", "withdrawn"] as const;
export type UpdateState = (typeof updateStates)[number];

type Moments = { publishedAt: Date | null; firstPublishedAt: Date | null };

/** Where a piece of news stands, by when it was published. */
export function updateStateOf({ publishedAt, firstPublishedAt }: Moments): UpdateState {
  if (publishedAt) return "published";
  return firstPublishedAt ? "withdrawn" : "draft";
}

/** What can be done in which state; pages and domain functions ask the same table. */
export const updateCan = {
  /** Its address part is printed in mails and links once it has been public. */
  changeSlug: (state: UpdateState) => state === "draft",
  publish: (state: UpdateState) => state !== "published",
  unpublish: (state: UpdateState) => state === "published",
  delete: (state: UpdateState) => state === "draft",
} as const;

/** A piece of news as the dashboard lists it. */
export type UpdateLine = {
  id: string;
  title: string;
  titleLocale: Locale;
  state: UpdateState;
  stopPress: boolean;
  publishedAt: Date | null;
  changedAt: Date;
  mailedAt: Date | null;
  isMailingPaused: boolean;
  /** Stopped for good before everybody got it. */
  isMailingCancelled: boolean;
};

/** A piece of news as it is edited, in every language. */
export type EditableUpdate = {
  id: string;
  title: LocalisedText;
  body: LocalisedText;
  slug: string;
  stopPress: boolean;
  sourceUrl: string | null;
  state: UpdateState;
  publishedAt: Date | null;
  mailedAt: Date | null;
  isMailingPaused: boolean;
  /** Sent back when saving: what was changed in between is not overwritten unseen. */
  revision: number;
};

/** What became of saving, and of publishing with it. */
export type SaveUpdateOutcome =
  | { outcome: "saved"; id: string; isPublic: boolean }
  | { outcome: "published"; id: string }
  /** Somebody else saved after the form was opened. */
  | { outcome: "overtaken" }
  | { outcome: "slug_taken" }
  /** What is public has a text to each title; without a language only when that was asked for. */
  | NotPublic
  | { outcome: "unknown" };
