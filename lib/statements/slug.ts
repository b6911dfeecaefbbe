import { transliterate } from "../i18n/schema";

/** Every statement's part of an address; the database holds it to the same. */
const anySlug = /^[a-z0-9-]{1,80}$/;
const newSlug = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const longest = 80;
const madeLongest = 50;

/** Words that other addresses beside or below a statement's use, now or easily one day. */
const reserved = new Set(
  (
    "api archive confirm dashboard draft edit en feed index mailbox new null ru sign signatories " +
    "signature signatures sign-in statement statements thank-you undefined updates versions"
  ).split(" "),
);

/** Whether a text can be a slug at all: Postgres refuses NUL bytes, and nothing else is ever one. */
export function isSlug(value: string): boolean {
  return anySlug.test(value);
}

/** Why a slug cannot be given to a statement; null when it can. */
export function findSlugFault(slug: string): "slug" | "slug_reserved" | null {
  if (slug.length > longest || !newSlug.test(slug)) return "slug";
  return reserved.has(slug) ? "slug_reserved" : null;
}

/**
 * A slug made of a title, cut between words: "Свободу Азату!" → "svobodu-azatu". Empty for a
 * title without a letter that can be written so.
 */
export function makeSlug(title: string): string {
  const latin = transliterate(title)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’`]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  if (latin.length <= madeLongest) return latin;
  const cut = latin.slice(0, madeLongest + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf("-"), 0) || madeLongest);
}
