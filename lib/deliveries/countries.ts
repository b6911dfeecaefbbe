import { countryCodes, nameCountry } from "../i18n/countries";

/** Names of countries in a language, by code. */
export function isoCountries(locale: string): Record<string, string> {
  return Object.fromEntries(countryCodes.map((code) => [code, nameCountry(code, locale)]));
}

/** Country codes in the order of their names in a language. */
export function countriesInOrder(locale: string): string[] {
  const names = isoCountries(locale);
  const { compare } = new Intl.Collator(locale);
  return [...countryCodes].sort((a, b) => compare(names[a]!, names[b]!));
}
