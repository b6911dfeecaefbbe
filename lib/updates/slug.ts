import { defaultLocale, transliterate, type LocalisedText } from "../i18n/schema";

const longest = 80;

/**
 * The address part of a piece of news, from its English title, else from another one in Latin
 * letters: "Solidarity & bread" → "solidarity-bread", «Свобода!» → "svoboda".
 */
export function makeSlug(title: LocalisedText): string {
  const words = title[defaultLocale] ?? Object.values(title)[0] ?? "";
  const slug = transliterate(words)
    .normalize("NFKD")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, longest)
    .replace(/-+$/, "");
  return slug || "update";
}
