import { countryCodes } from "../i18n/countries";

/** Names of countries in a language (CLDR), by code. */
export function isoCountries(locale: string): Record<string, string> {
  const names = new Intl.DisplayNames([locale], { type: "region" });
  return Object.fromEntries(countryCodes.map((code) => [code, names.of(code) ?? code]));
}

/** Country codes in the order of their names in a language. */
export function countriesInOrder(locale: string): string[] {
  const names = isoCountries(locale);
  const { compare } = new Intl.Collator(locale);
  return [...countryCodes].sort((a, b) => compare(names[a]!, names[b]!));
}
