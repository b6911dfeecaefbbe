import { readHttps, readLine, readProse, readTypedDay, type TextFault } from "../forms/schema";
import { defaultLocale, locales, type Locale, type LocalisedText } from "../i18n/schema";
import type { TimelineSource } from "./schema";

export const timelineLimits = {
  dateLabel: 60,
  text: 1_000,
  sourceLabel: 120,
  sources: 12,
  situation: 4_000,
} as const;

/** What somebody typed into an entry's form. */
export type TypedEntry = {
  date: string;
  dateLabel: Record<string, string>;
  text: Record<string, string>;
  sources: { label: string; url: string }[];
};

/** The same, checked; languages and rows without a text are left out. */
export type EntryDraft = {
  date: string;
  dateLabel: LocalisedText;
  text: LocalisedText;
  sources: TimelineSource[];
};

type FaultCode = TextFault | "required" | "url" | "day";
export type EntryFault = {
  field: "date" | `${"dateLabel" | "text"}.${Locale}` | `source.${number}.${"label" | "url"}`;
  code: FaultCode;
};

type Parsed<Value, Fault> = { ok: true; value: Value } | { ok: false; faults: Fault[] };

/** Checks an entry as it was typed: everything that is wrong, or what can be saved. */
export function parseEntry(typed: TypedEntry): Parsed<EntryDraft, EntryFault> {
  const date = readTypedDay(typed.date);
  const faults: EntryFault[] = date ? [] : [{ field: "date", code: "day" }];
  const dateLabel: LocalisedText = {};
  const text: LocalisedText = {};
  const used = locales.filter((each) => typed.dateLabel[each]?.trim() || typed.text[each]?.trim());
  for (const locale of used.length > 0 ? used : [defaultLocale]) {
    const label = readLine(typed.dateLabel[locale] ?? "", timelineLimits.dateLabel);
    const told = readLine(typed.text[locale] ?? "", timelineLimits.text);
    dateLabel[locale] = label.text;
    text[locale] = told.text;
    const labelFault = label.fault ?? (label.text ? null : "required");
    const textFault = told.fault ?? (told.text ? null : "required");
    if (labelFault) faults.push({ field: `dateLabel.${locale}`, code: labelFault });
    if (textFault) faults.push({ field: `text.${locale}`, code: textFault });
  }
  const sources = readSources(typed.sources, faults);
  if (faults.length > 0 || !date) return { ok: false, faults };
  return { ok: true, value: { date, dateLabel, text, sources } };
}

function readSources(typed: TypedEntry["sources"], faults: EntryFault[]): TimelineSource[] {
  return typed.slice(0, timelineLimits.sources).flatMap((source, index) => {
    const label = readLine(source.label, timelineLimits.sourceLabel);
    const url = readHttps(source.url);
    if (label.fault) faults.push({ field: `source.${index}.label`, code: label.fault });
    if (url === undefined) faults.push({ field: `source.${index}.url`, code: "url" });
    const isNameless = !label.text && !label.fault && source.url.trim() !== "";
    if (isNameless) faults.push({ field: `source.${index}.label`, code: "required" });
    return label.text ? [{ label: label.text, url: url ?? null }] : [];
  });
}

export type TypedSituation = { text: Record<string, string>; asOf: string };
export type SituationDraft = { text: LocalisedText; asOf: string };
export type SituationFault = { field: "asOf" | `situation.${Locale}`; code: FaultCode | "future" };

/** Checks how things stand as it was typed: in every language, and up to a day that has been. */
export function parseSituation(
  typed: TypedSituation,
  { now }: { now: Date },
): Parsed<SituationDraft, SituationFault> {
  const asOf = readTypedDay(typed.asOf);
  const faults: SituationFault[] = asOf ? [] : [{ field: "asOf", code: "day" }];
  // A day further on it may already be tomorrow where the organiser is.
  const tomorrow = new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10);
  if (asOf && asOf > tomorrow) faults.push({ field: "asOf", code: "future" });
  const text: LocalisedText = {};
  for (const locale of locales) {
    const read = readProse(typed.text[locale] ?? "", timelineLimits.situation);
    const code = read.fault ?? (read.text ? null : "required");
    if (code) faults.push({ field: `situation.${locale}`, code });
    text[locale] = read.text;
  }
  return faults.length > 0 || !asOf ? { ok: false, faults } : { ok: true, value: { text, asOf } };
}
