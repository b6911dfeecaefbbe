import { readLine, readProse } from "../forms/schema";
import { locales, type Locale } from "../i18n/schema";
import { findDemand } from "./demand";
import { Faults, type Checked } from "./read-typed";

/** Characters, as a reader counts them. */
export const textLimits = { title: 160, body: 30_000, beginning: 200 } as const;

/** A statement's words in one language. */
export type GivenText = { locale: Locale; title: string; body: string; demand: string | null };

export type TypedText = { title?: string; body?: string; beginning?: string };

/**
 * Checks the texts as they were typed: the original must be there, whole; every other language is
 * whole or left out. The demand is found by the words that it begins with.
 */
export function parseTexts(
  typed: Partial<Record<Locale, TypedText>>,
  originalLocale: Locale,
): Checked<GivenText[]> {
  const faults = new Faults();
  const texts = locales.flatMap((locale) => {
    const text = readText(typed[locale] ?? {}, {
      locale,
      faults,
      isNeeded: locale === originalLocale,
    });
    return text ?? [];
  });
  return faults.check(texts);
}

type Reading = { locale: Locale; faults: Faults; isNeeded: boolean };

function readText(typed: TypedText, { locale, faults, isNeeded }: Reading): GivenText | null {
  const title = readLine(typed.title ?? "", textLimits.title);
  const body = readProse(typed.body ?? "", textLimits.body);
  const beginning = readLine(typed.beginning ?? "", textLimits.beginning);
  const isEmpty = [title, body, beginning].every(({ text, fault }) => !text && !fault);
  if (!isNeeded && isEmpty) return null;
  const field = (name: keyof TypedText) => `${name}.${locale}`;
  faults.add(field("title"), title.fault ?? (title.text ? null : "required"));
  faults.add(field("body"), body.fault ?? (body.text ? null : "required"));
  faults.add(field("beginning"), beginning.fault);
  const demand = findDemand(body.text, beginning.text);
  if (demand === undefined) faults.add(field("beginning"), "demand_elsewhere");
  return { locale, title: title.text, body: body.text, demand: demand ?? null };
}
