import { isLocale, pickText, type Locale } from "../i18n/schema";
import { statementStatusAt, type StatementSummary } from "./schema";
import type { SummaryRow } from "./store";

/**
 * A statement's texts as a reader of `locale` gets them: the translation where there is
 * one (never with null), and always the original, which is what is signed. Throws when a readable statement
 * has no published original: the seed and the dashboard never leave one so.
 */
export function pickTexts(row: SummaryRow, locale: Locale | null) {
  const version = row.versions[0];
  const original = version?.texts.find((text) => text.locale === row.originalLocale);
  if (!version || !original) throw new Error(`statement ${row.slug} has no published original`);
  const shown = version.texts.find((text) => text.locale === locale) ?? original;
  return { version, original, shown };
}

/** A statement as lists and cards show it, in `locale`, or with null in its own language. */
export function toSummary(row: SummaryRow, locale: Locale | null, now: Date): StatementSummary {
  const { shown } = pickTexts(row, locale);
  const status = statementStatusAt(row, now);
  return {
    slug: row.slug,
    title: shown.title,
    textLocale: requireLocale(shown.locale),
    originalLocale: requireLocale(row.originalLocale),
    isTranslation: shown.kind === "translation",
    isWorkingText: shown.status === "working",
    status,
    count: row.tally?.count ?? 0,
    notablesBesideCount: row._count.notables,
    goal: row.goal,
    initiators: pickText(row.initiators, locale ?? requireLocale(row.originalLocale)) ?? "",
    datedOn: row.datedOn?.toISOString().slice(0, 10) ?? null,
    closedAt:
      status === "open" ? null : (row.closedAt ?? (row.status === "open" ? row.closesAt : null)),
  };
}

function requireLocale(value: string): Locale {
  if (!isLocale(value)) throw new Error(`unknown language of a text: ${value}`);
  return value;
}
