import { timelineLimits, type EditableEntry, type TypedEntry } from "@/lib/campaign/schema";
import { locales } from "@/lib/i18n/schema";
import type { Typed } from "../_shell/answer-form";

/** What was typed into the fields of one thing in every language: `text.en`, `text.ru`. */
export function readTexts(typed: Typed, field: string): Record<string, string> {
  return Object.fromEntries(locales.map((locale) => [locale, typed[`${field}.${locale}`] ?? ""]));
}

/** What the form was opened with; null for a new one. */
export function readRevision({ revision = "" }: Typed): number | null {
  return /^\d{1,9}$/.test(revision) ? Number(revision) : null;
}

/** An entry's form as the domain checks it. */
export function readEntry(typed: Typed): TypedEntry {
  return {
    date: typed.date ?? "",
    dateLabel: readTexts(typed, "dateLabel"),
    text: readTexts(typed, "text"),
    sources: Array.from({ length: timelineLimits.sources }, (_, index) => ({
      label: typed[`source.${index}.label`] ?? "",
      url: typed[`source.${index}.url`] ?? "",
    })),
  };
}

/** The same the other way: what the form's fields hold before anybody has typed. */
export function writeEntry(entry: EditableEntry | null): Record<string, string> {
  const texts = locales.flatMap((locale) => [
    [`dateLabel.${locale}`, entry?.dateLabel[locale] ?? ""],
    [`text.${locale}`, entry?.text[locale] ?? ""],
  ]);
  const sources = (entry?.sources ?? []).flatMap(({ label, url }, index) => [
    [`source.${index}.label`, label],
    [`source.${index}.url`, url ?? ""],
  ]);
  return Object.fromEntries([["date", entry?.date ?? ""], ...texts, ...sources]);
}
