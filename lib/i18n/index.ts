import type { formats } from "./formats";
import type en from "./messages/en.json";

declare module "next-intl" {
  interface AppConfig {
    Messages: typeof en;
    Formats: typeof formats;
  }
}

export { formats, readDay } from "./formats";
export { defaultLocale, isLocale, localeNames, locales, negotiateLocale } from "./locales";
export type { Locale } from "./locales";
export { pickText } from "./schema";
export type { LocalisedText } from "./schema";
