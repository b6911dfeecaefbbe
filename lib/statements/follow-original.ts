import type { Locale } from "../i18n/schema";
import { areSameTexts } from "./same-text";
import type { StaleTranslation, StatementVersion, VersionText } from "./schema";

type Text = Omit<VersionText, "sha256">;
type Published = Pick<StatementVersion, "number" | "texts"> | null;

/** Translations that stay as they are published while the original changes. */
export function findLeftBehind(texts: Text[], published: Published): Locale[] {
  const before = published?.texts ?? [];
  const original = texts.find(({ kind }) => kind === "original");
  if (!original || !before.length || isSame(original, before)) return [];
  const kept = texts.filter((text) => text.kind === "translation" && isSame(text, before));
  return kept.map(({ locale }) => locale);
}

/**
 * Texts as they are published under `number`: a translation that is left behind goes on
 * following the original that it followed, unless somebody has looked and says that it fits.
 */
export function followOriginal(
  texts: Text[],
  published: Published,
  { number, translationsFit }: { number: number; translationsFit: boolean },
): Text[] {
  const leftBehind = findLeftBehind(texts, published);
  return texts.map((text) => {
    if (text.kind === "original" || !published || translationsFit)
      return { ...text, follows: null };
    const before = published.texts.find(({ locale }) => locale === text.locale);
    const followed = before?.follows ?? null;
    if (leftBehind.includes(text.locale)) return { ...text, follows: followed ?? published.number };
    // Neither it nor the original changed: what was stale stays so.
    const isKept = isSame(text, published.texts);
    return { ...text, follows: isKept && followed !== null && followed < number ? followed : null };
  });
}

/** Translations of a version whose original has changed since. */
export function findStale(version: Published): StaleTranslation[] {
  return (version?.texts ?? []).flatMap(({ locale, follows }) =>
    follows === null ? [] : [{ locale, follows }],
  );
}

function isSame(text: Text, before: Text[]): boolean {
  return areSameTexts(
    [text],
    before.filter(({ locale }) => locale === text.locale),
  );
}
