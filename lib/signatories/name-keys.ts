import { foldForSearch } from "./fold";

/** Words before and after names that do not tell one person from another. */
const titles = new Set(
  "lord lady baroness baron dame sir dr prof professor mr mrs ms rev reverend mp td kc qc mep msp mla phd".split(
    " ",
  ),
);

/**
 * What a name is compared by to find the same person spelt otherwise: its words without
 * accents, hyphens, titles and order ("Richard Boyd-Barrett TD" and "Boyd Barrett, Richard"
 * are one). Empty for a name without a letter.
 */
export function nameKey(name: string): string {
  const words = foldForSearch(name).split(" ");
  const telling = words.filter((word) => !titles.has(word));
  return (telling.length > 0 ? telling : words).sort().join(" ").trim();
}

/** The keys of a name in all its languages, each once. */
export function nameKeys(names: Record<string, string>): string[] {
  return [...new Set(Object.values(names).map(nameKey))].filter(Boolean);
}

const mostEdits = 2;
const shortestSimilar = 8;

/**
 * Whether two keys differ so little that one may be a misprint of the other ("slavjo zizek",
 * "slavoj zizek"): at most two letters in a name of eight or more.
 */
export function isSimilarKey(a: string, b: string): boolean {
  if (a === b || Math.min(a.length, b.length) < shortestSimilar) return false;
  if (Math.abs(a.length - b.length) > mostEdits) return false;
  return countEdits(a, b) <= mostEdits;
}

/** Levenshtein's distance, given up where it is sure to be too far. */
function countEdits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, row[j]! + 1, next[j - 1]! + 1));
    }
    if (Math.min(...next) > mostEdits) return mostEdits + 1;
    row = next;
  }
  return row[b.length]!;
}
