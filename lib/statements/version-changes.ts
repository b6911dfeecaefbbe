import { isLocale, locales, type Locale } from "../i18n/schema";
import { compareBodies, compareTexts, wholeSearch, type SearchTime } from "./compare-texts";
import type { TextChange, VersionText } from "./schema";

/** A version whose words nobody changes any more. */
export type PublishedTexts = { id: string; texts: VersionText[] };

/**
 * What changed between two published versions, language by language in the site's order; a
 * language whose words stayed is left out. It takes of `time`, which all pairs of a page share.
 * Compared once in this process, since the database lets nobody change published words; a pair
 * that had too little time is compared again, soon or, where it had all there is, after a while.
 */
export function listTextChanges(
  before: PublishedTexts,
  after: PublishedTexts,
  time: SearchTime,
): TextChange[] {
  const key = `${before.id} ${after.id}`;
  const known = compared.get(key);
  if (known && known.until > Date.now()) return known.changes;
  const hadAll = time.left >= wholeSearch;
  const changes = locales.flatMap((locale) => compareIn(locale, before, after, time) ?? []);
  if (time.left > 0) keep(key, { changes, until: Infinity });
  else if (hadAll) keep(key, { changes, until: Date.now() + restInMs });
  return changes;
}

type Compared = { changes: TextChange[]; until: number };

const restInMs = 600_000;
const mostKept = 200;
const compared = new Map<string, Compared>();

/** The oldest goes: nobody fills the memory by publishing. */
function keep(key: string, found: Compared): void {
  compared.delete(key);
  if (compared.size >= mostKept) compared.delete(compared.keys().next().value!);
  compared.set(key, found);
}

function compareIn(
  locale: Locale,
  before: PublishedTexts,
  after: PublishedTexts,
  time: SearchTime,
): TextChange | null {
  const old = before.texts.find((text) => text.locale === locale);
  const now = after.texts.find((text) => text.locale === locale);
  if (!old || !now) return old || now ? { locale, kind: now ? "new" : "gone" } : null;
  const isSameTitle = old.title === now.title;
  if (isSameTitle && old.body === now.body && old.demand === now.demand) return null;
  return {
    locale,
    kind: "changed",
    title: isSameTitle ? null : compareTexts(old.title, now.title, locale, time),
    ...compareBodies(old, now, locale, time),
  };
}

/** Rows as the database holds them, in languages that the site has. */
export function toVersionTexts(
  rows: (Omit<VersionText, "locale"> & { locale: string })[],
): VersionText[] {
  return rows.flatMap((row) => (isLocale(row.locale) ? [{ ...row, locale: row.locale }] : []));
}
