import { z } from "zod";
import { prisma, type Transaction } from "../db";
import { defaultLocale, isLocale, localisedText, pickText, type Locale } from "../i18n/schema";
import { isUuid } from "../uuid";
import type { EntryDraft, TimelineSource } from "./schema";

/** `labels` and `language` come with the content; the dashboard's form knows neither, and keeps both. */
const source = z.object({
  label: z.string(),
  labels: z.record(z.string(), z.string()).optional(),
  url: z.string().nullable(),
  language: z.string().optional(),
});

type StoredSource = z.output<typeof source>;

export const sourcesColumn = z.array(source);

/** Sources as they are saved: one that is there already under this label and address keeps what is known of it. */
export function keepKnown(given: TimelineSource[], stored: unknown): StoredSource[] {
  const known = sourcesColumn.parse(stored);
  return given.map(
    ({ label, url }) =>
      known.find((each) => each.label === label && each.url === url) ?? { label, url },
  );
}

/** Sources as a reader of a language finds them. */
export function readSources(stored: unknown, locale: Locale): TimelineSource[] {
  return sourcesColumn.parse(stored).map(({ label, labels, url, language }) => ({
    label: labels?.[locale] ?? label,
    url,
    language: language === locale ? undefined : language,
  }));
}

/** By day; entries of one day in the order that organisers gave them. */
export const timelineOrder: ({ date: "asc" } | { position: "asc" })[] = [
  { date: "asc" },
  { position: "asc" },
];

/** A day column as `YYYY-MM-DD`. */
export function toDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

type EntryTexts = { date: Date; dateLabel: unknown; text: unknown };

/** An entry in one language: the reader's, else English, else whichever there is. */
export function readEntry({ date, dateLabel, text: column }: EntryTexts, locale: Locale) {
  const text = localisedText.parse(column);
  const label = localisedText.parse(dateLabel);
  const order = [locale, defaultLocale, ...Object.keys(text)].filter(isLocale);
  const textLocale = order.find((each) => text[each]) ?? locale;
  return {
    date: toDay(date),
    dateLabel: label[textLocale] ?? pickText(label, locale) ?? "",
    text: text[textLocale] ?? "",
    textLocale,
  };
}

const listed = { id: true, date: true, dateLabel: true, text: true, publishedAt: true } as const;

/** Everything that has not been removed, drafts too. */
export function selectEntries() {
  const where = { removedAt: null };
  return prisma.timelineEntry.findMany({ where, orderBy: timelineOrder, select: listed });
}

/** What has been removed and can still be brought back, the latest first. */
export function selectRemovedEntries() {
  return prisma.timelineEntry.findMany({
    where: { removedAt: { not: null } },
    orderBy: [{ removedAt: "desc" }, { id: "asc" }],
    select: { ...listed, removedAt: true },
  });
}

/**
 * Holds the case in dates until the transaction ends: whoever else adds or moves there waits,
 * and then decides by what they find. Take it first.
 */
export async function lockTimeline(transaction: Transaction): Promise<void> {
  await transaction.query("select pg_advisory_xact_lock(hashtextextended('timeline', 25))");
}

export type LockedEntry = Pick<EntryDraft, "date" | "dateLabel" | "text" | "sources"> & {
  revision: number;
  isPublished: boolean;
  isRemoved: boolean;
  hasSource: boolean;
};

/** What decides about an entry, held until the transaction ends; null when there is none. */
export async function lockEntry(transaction: Transaction, id: string): Promise<LockedEntry | null> {
  if (!isUuid(id)) return null;
  const { rows } = await transaction.query<LockedEntry>(
    `select date::text, date_label as "dateLabel", text, sources, revision, published_at is not null as "isPublished",
       removed_at is not null as "isRemoved", jsonb_array_length(sources) > 0 as "hasSource"
     from timeline_entry where id = $1 for update`,
    [id],
  );
  return rows[0] ?? null;
}
