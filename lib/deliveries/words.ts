import { createTranslator } from "use-intl/core";
import { conventions } from "../i18n/locales";
import { formats, readDay, type Locale } from "../i18n";
import en from "../i18n/messages/en.json" with { type: "json" };
import ru from "../i18n/messages/ru.json" with { type: "json" };

const messages: Record<Locale, typeof en> = { en, ru };

/** The words of lists, covers and notes in one language. */
export function wordsOf(locale: Locale) {
  return createTranslator({ locale, messages: messages[locale], namespace: "lists", formats });
}

export type Words = ReturnType<typeof wordsOf>;

/** The words of the press page and its files. */
export function pressWordsOf(locale: Locale) {
  return createTranslator({ locale, messages: messages[locale], namespace: "press", formats });
}

/** A count with its digits in groups, as the site writes it. */
export function writeCount(count: number, locale: Locale): string {
  return new Intl.NumberFormat(conventions[locale], formats.number.count).format(count);
}

/** A day (`YYYY-MM-DD`) as it is written on paper. */
export function writeDay(day: string, locale: Locale): string {
  return new Intl.DateTimeFormat(conventions[locale], formats.dateTime.day).format(readDay(day));
}
