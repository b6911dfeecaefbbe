/** The interface languages. A third is one entry here and one message file beside this folder's others. */
export const locales = ["en", "ru"] as const;

export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = "en";

/** What a language calls itself, for the switch: never translated. */
export const localeNames: Record<Locale, string> = { en: "English", ru: "Русский" };

/** Whose way of writing dates and numbers a language's pages follow. */
export const conventions: Record<Locale, string> = { en: "en-GB", ru: "ru-RU" };

/** The cookie that holds the language an organiser chose. */
export const staffLanguageCookie = "undersigned-language";

/** Narrows an address segment or header value to an interface language. */
export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

/** The interface language that a value names; the default where it names none. */
export function toLocale(value: unknown): Locale {
  return isLocale(value) ? value : defaultLocale;
}

/**
 * Picks the interface language for an `Accept-Language` header: the best-weighted
 * language that we speak, otherwise the default (RFC 9110 §12.5.4).
 */
export function negotiateLocale(acceptLanguage: string | null | undefined): Locale {
  const wanted = (acceptLanguage ?? "")
    .slice(0, 1000)
    .split(",")
    .map((part, index) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = parameters.map((p) => /^\s*q=([\d.]+)/.exec(p)?.[1]).find(Boolean);
      return { language: tag.split("-")[0], weight: quality ? Number(quality) : 1, index };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.index - b.index);
  return wanted.map(({ language }) => language).find(isLocale) ?? defaultLocale;
}
