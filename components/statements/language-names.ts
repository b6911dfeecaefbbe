import type { Locale } from "@/lib/i18n/schema";

/** What a language is called in `locale` ("Russian", «русский»). */
export function nameLanguage(language: Locale, locale: Locale): string {
  return new Intl.DisplayNames(locale, { type: "language" }).of(language) ?? language;
}
