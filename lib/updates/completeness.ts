import { locales, type Locale, type LocalisedText } from "../i18n/schema";

type Texts = { title: LocalisedText; body: LocalisedText };

export type NotPublic =
  | { outcome: "incomplete"; field: `${"title" | "body"}.${Locale}` }
  | { outcome: "language_missing"; missing: Locale };

/**
 * Why news cannot be public like this, or null: a title without its text, or a language that is
 * missing where nobody has agreed to that.
 */
export function judgePublic({ title, body }: Texts, withoutLanguage: boolean): NotPublic | null {
  const half = locales.find((locale) => title[locale] && !body[locale]);
  if (half) return { outcome: "incomplete", field: `body.${half}` };
  const missing = locales.find((locale) => !title[locale]);
  return missing && !withoutLanguage ? { outcome: "language_missing", missing } : null;
}
