import { foldLookAlikes } from "./look-alikes";

/** Titles and letters around a name that are no part of it; folded like everything else. */
const titles = new Set(
  ["dr", "prof", "professor", "sir", "dame", "lord", "lady", "baroness", "rev", "mp", "kc"].map(
    foldLookAlikes,
  ),
);

/**
 * The words of a name as the eye compares them: lower case, without accents, look-alikes of
 * other scripts brought together, apostrophes dropped, divided at anything else. "Jérémу
 * 0'Brien-Ńovak" (with a Cyrillic у and a zero) gives the words of "Jeremy O'Brien Novak".
 */
export function foldName(name: string): string[] {
  return name
    .normalize("NFKD")
    .replace(/[\p{M}'’ʼ‘`´]/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}|]+/u)
    .map(foldLookAlikes)
    .filter(Boolean);
}

/** As `foldName`, without titles, unless nothing else is there. */
export function foldWatchedName(name: string): string[] {
  const words = foldName(name);
  const own = words.filter((word) => !titles.has(word));
  return own.length > 0 ? own : words;
}
