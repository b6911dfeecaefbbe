import { isLocale, locales, type Locale } from "../i18n/schema";
import { compareTexts, startSearch, type SearchTime } from "./compare-texts";
import type { TextChange, VersionText } from "./schema";

/** A version whose words nobody changes any more. */
export type PublishedTexts = { id: string; texts: VersionText[] };

/**
 * What changed between two published versions, language by language in the site's order; a
 * language whose words stayed is left out. Compared once in this process: public pages are made
 * anew every few seconds, and the database lets nobody change published words.
 */
export function listTextChanges(before: PublishedTexts, after: PublishedTexts): TextChange[] {
  const key = `${before.id} ${after.id}`;
  const known = compared.get(key);
  if (known) return known;
  const time = startSearch();
  const changes = locales.flatMap((locale) => compareIn(locale, before, after, time) ?? []);
  // The oldest goes: nobody fills the memory by publishing.
  if (compared.size >= mostKept) compared.delete(compared.keys().next().value!);
  compared.set(key, changes);
  return changes;
}

const mostKept = 200;
const compared = new Map<string, TextChange[]>();

function compareIn(
  locale: Locale,
  before: PublishedTexts,
  after: PublishedTexts,
  time: SearchTime,
): TextChange | null {
  const old = before.texts.find((text) => text.locale === locale);
  const now = after.texts.find((text) => text.locale === locale);
  if (!old || !now) return old || now ? { locale, kind: now ? "new" : "gone" } : null;
  const isSameDemand = old.demand === now.demand;
  if (old.title === now.title && old.body === now.body && isSameDemand) return null;
  const compare = (from: string, to: string) => compareTexts(from, to, locale, time);
  return {
    locale,
    kind: "changed",
    title: old.title === now.title ? null : compare(old.title, now.title),
    body: compare(old.body, now.body),
    demand: isSameDemand ? null : compare(old.demand ?? "", now.demand ?? ""),
  };
}

/** Rows as the database holds them, in languages that the site has. */
export function toVersionTexts(
  rows: (Omit<VersionText, "locale"> & { locale: string })[],
): VersionText[] {
  return rows.flatMap((row) => (isLocale(row.locale) ? [{ ...row, locale: row.locale }] : []));
}
