import { z } from "zod";
import { localisedText, locales, type Locale } from "../i18n/schema";
import type { PhotographTexts } from "./schema";

/** What the column beside the photograph holds. */
export const creditColumn = z.object({
  author: z.string(),
  licence: z.string(),
  licenceUrl: z.string(),
  sourceUrl: z.string().nullable(),
  alt: localisedText,
  caption: localisedText,
});

/** The column in every language; what is missing in one is empty. */
export function readCreditColumn(column: unknown): PhotographTexts {
  const { alt, caption, ...rest } = creditColumn.parse(column);
  return { ...rest, alt: inAll(alt), caption: inAll(caption) };
}

function inAll(texts: Record<string, string>): Record<Locale, string> {
  const pairs = locales.map((locale) => [locale, texts[locale] ?? ""]);
  return Object.fromEntries(pairs) as Record<Locale, string>;
}
