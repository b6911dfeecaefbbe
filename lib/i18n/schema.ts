import { z } from "zod";
import { defaultLocale, localeNames, type Locale } from "./locales";

export {
  defaultLocale,
  isLocale,
  localeNames,
  locales,
  negotiateLocale,
  staffLanguageCookie,
  toLocale,
} from "./locales";
export type { Locale } from "./locales";
export { hasCyrillic, transliterate } from "./transliterate";

/** A short text per language, as Json columns hold it. */
export const localisedText = z.record(z.string(), z.string());

export type LocalisedText = z.infer<typeof localisedText>;

/**
 * The text for `locale`, else in the default language, else in any that exists.
 * Returns null for a missing column; throws when the column holds something else.
 */
export function pickText(column: unknown, locale: Locale): string | null {
  if (column === null || column === undefined) return null;
  const texts = localisedText.parse(column);
  return texts[locale] ?? texts[defaultLocale] ?? Object.values(texts)[0] ?? null;
}

/** What a language is called in the reader's: "Russian", «русский». */
export function nameLanguage(language: Locale, reader: Locale): string {
  return (
    new Intl.DisplayNames([reader], { type: "language" }).of(language) ?? localeNames[language]
  );
}
