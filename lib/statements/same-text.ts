import type { Locale } from "../i18n/schema";
import type { GivenText } from "./text-input";
import type { VersionText } from "./schema";

type Words = Pick<GivenText, "locale" | "title" | "body" | "demand">;

/** Whether two sets of texts say the same in the same languages. */
export function areSameTexts(a: Words[], b: Words[]): boolean {
  return a.length === b.length && a.every((text) => isSameText(text, inLocale(b, text.locale)));
}

/**
 * Texts as a draft keeps them: words that are published already keep what is said of them, all
 * others are `working` until an admin sets them to `final`.
 */
export function judgeTexts(
  texts: Words[],
  published: VersionText[],
  originalLocale: Locale,
): Omit<VersionText, "sha256">[] {
  return texts.map((text) => {
    const before = inLocale(published, text.locale);
    return {
      ...text,
      kind: text.locale === originalLocale ? "original" : "translation",
      status: before && isSameText(text, before) ? before.status : "working",
      follows: null,
    };
  });
}

/** Whether these texts change or leave out words that are `final`. */
export function replacesFinalText(texts: Words[], published: VersionText[]): boolean {
  return published.some(
    (before) => before.status === "final" && !isSameText(before, inLocale(texts, before.locale)),
  );
}

function inLocale<Text extends Words>(texts: Text[], locale: Locale): Text | undefined {
  return texts.find((text) => text.locale === locale);
}

function isSameText(a: Words, b: Words | undefined): boolean {
  return b !== undefined && a.title === b.title && a.body === b.body && a.demand === b.demand;
}
