import { createTranslator } from "use-intl/core";
import { formats, type Locale } from "../i18n";
import en from "../i18n/messages/en.json" with { type: "json" };
import ru from "../i18n/messages/ru.json" with { type: "json" };

const messages: Record<Locale, typeof en> = { en, ru };

/** The words of lists, covers and notes in one language. */
export function wordsOf(locale: Locale) {
  return createTranslator({ locale, messages: messages[locale], namespace: "lists", formats });
}

export type Words = ReturnType<typeof wordsOf>;
