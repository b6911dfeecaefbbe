import type { formats } from "./formats";
import type { Locale } from "./locales";
import type en from "./messages/en.json";

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof en;
    Formats: typeof formats;
  }
}

export { formats, readDay } from "./formats";
export { defaultLocale, isLocale, localeNames, locales, negotiateLocale } from "./locales";
export type { Locale } from "./locales";
export { pickText } from "./schema";
export type { LocalisedText } from "./schema";
